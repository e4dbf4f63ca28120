package dev.firn.bench.resolve;

import dev.firn.bench.BenchException;
import dev.firn.bench.BenchRun;
import dev.firn.index.FollowProgress;
import dev.firn.index.IndexSize;
import dev.firn.index.IndexStore;
import dev.firn.lake.WriteMode;
import dev.firn.publish.FoldLimits;
import dev.firn.publish.LanePublisher;
import dev.firn.publish.PublishedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.io.WriteResult;

/** A keeper that starts on a table of many keys, with nothing in memory. */
final class Recovery {
  private static final int FILE_ROWS = 1_000_000;

  private final LocalTable table;
  private final int keys;
  private final Path store;
  private final ExecutorService files;

  Recovery(LocalTable table, int keys, Path store, ExecutorService files) {
    this.store = store;
    this.table = table;
    this.keys = keys;
    this.files = files;
  }

  /** Writes each key once, straight onto main. */
  static Recovery prepare(Path folder, int keys, long seed, ExecutorService files)
      throws IOException {
    LocalTable table = LocalTable.create(folder, "recovered");
    Sales sales = new Sales(keys, seed);
    AppendFiles append = table.load().newAppend();
    for (int key = 0; key < keys; ) {
      try (CheckpointWriter writer = new CheckpointWriter(table.load(), 0, key)) {
        int end = Math.min(keys, key + FILE_ROWS);
        while (key < end) {
          writer.append(sales.next(key++));
        }
        WriteResult result = writer.complete();
        for (var file : result.dataFiles()) {
          append.appendFile(file);
        }
      }
    }
    append.commit();
    return new Recovery(table, keys, folder.resolve("store"), files);
  }

  /** Reads the keys of all files, and keeps the index. */
  BenchRun rebuild() throws Exception {
    empty(store);
    return measure("rebuild");
  }

  /** Reads the index that was kept. */
  BenchRun restart() throws Exception {
    return measure("restart");
  }

  private static void empty(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (java.util.stream.Stream<Path> kept = Files.list(folder)) {
      for (Path file : kept.toList()) {
        Files.delete(file);
      }
    }
  }

  private LanePublisher publisher() {
    PublishedTable how = new PublishedTable(WriteMode.UPSERT, LocalTable.KEY, null);
    return new LanePublisher(
        table::load,
        how,
        FoldLimits.DEFAULT,
        files,
        FollowProgress.SILENT,
        IndexStore.in(store, Long.MAX_VALUE, Duration.ofMinutes(10), Clock.systemUTC()));
  }

  private BenchRun measure(String side) throws Exception {
    LanePublisher publisher = publisher();
    ProcessorTime time = new ProcessorTime();
    time.measure(() -> publisher.index(table.load()));
    IndexSize size = publisher.indexSize();
    ProcessorTime saving = new ProcessorTime();
    saving.measure(publisher::close);
    publisher.forget();
    if (size.rows() != keys) {
      throw new BenchException(
          "Cannot use the recovery: the index has " + size.rows() + " rows, not " + keys);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("wall_seconds", time.wallSeconds());
    values.put("cpu_seconds", time.cpuSeconds());
    values.put("save_wall_seconds", saving.wallSeconds());
    values.put("index_bytes_per_row", (double) size.bytes() / size.rows());
    return new BenchRun(side, values);
  }
}
