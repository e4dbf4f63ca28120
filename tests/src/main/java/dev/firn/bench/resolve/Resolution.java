package dev.firn.bench.resolve;

import dev.firn.bench.BenchConsole;
import dev.firn.bench.BenchException;
import dev.firn.bench.BenchRun;
import dev.firn.bench.Oracle;
import dev.firn.index.FollowProgress;
import dev.firn.lake.WriteMode;
import dev.firn.publish.FoldLimits;
import dev.firn.publish.LanePublisher;
import dev.firn.publish.Publication;
import dev.firn.publish.PublicationCounts;
import dev.firn.publish.PublishedTable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/** Upserts of random keys, checkpoint by checkpoint, each published before the next is written. */
final class Resolution {
  private final BenchConsole console;
  private final ExecutorService files;
  private final ResolveLoad load;
  private final ProcessorTime time = new ProcessorTime();
  private final LocalTable table;
  private final Sales sales;
  private final LanePublisher publisher;
  private long replaced;
  private long deleteFiles;
  private long slowestMillis;

  Resolution(
      BenchConsole console, ExecutorService files, ResolveLoad load, Path folder, long seed) {
    this.console = console;
    this.files = files;
    this.load = load;
    this.table = LocalTable.create(folder, "sales");
    this.sales = new Sales(load.keys(), seed);
    this.publisher = publisher();
  }

  private LanePublisher publisher() {
    PublishedTable how =
        new PublishedTable(WriteMode.UPSERT, LocalTable.KEY, load.versioned() ? "version" : null);
    return new LanePublisher(table::load, how, FoldLimits.DEFAULT, files, FollowProgress.SILENT);
  }

  BenchRun run() throws Exception {
    Stream stream = new Stream(table);
    for (long done = 0; done < load.rows(); done += load.checkpointRows()) {
      int rows = (int) Math.min(load.checkpointRows(), load.rows() - done);
      stream.checkpoint(rows, sales::next);
      time.measure(this::publish);
      console.say(
          "%,d upserts: %.2f CPU s per million so far, %d data and delete files"
              .formatted(done + rows, time.cpuSeconds() * 1e6 / (done + rows), deleteFiles));
    }
    return new BenchRun("firn", values());
  }

  private void publish() {
    long start = System.nanoTime();
    Publication publication = publisher.publish(table.load());
    if (!(publication instanceof Publication.Published published)) {
      throw new BenchException("Cannot publish: " + publication);
    }
    PublicationCounts counts = published.counts();
    replaced += counts.rowsReplaced();
    deleteFiles += counts.deleteFilesWritten();
    slowestMillis = Math.max(slowestMillis, (System.nanoTime() - start) / 1_000_000);
  }

  private Map<String, Object> values() throws Exception {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("cpu_seconds", time.cpuSeconds());
    values.put("wall_seconds", time.wallSeconds());
    values.put("cpu_seconds_per_million", time.cpuSeconds() * 1e6 / load.rows());
    values.put("index_rows", publisher.indexSize().rows());
    values.put(
        "index_bytes_per_row",
        (double) publisher.indexSize().bytes() / publisher.indexSize().rows());
    values.put("rows_replaced", replaced);
    values.put("delete_files_written", deleteFiles);
    values.put("delete_files_on_main", MainCheck.deleteFiles(table.load()));
    values.put("slowest_publication_millis", slowestMillis);
    return values;
  }

  Oracle check() throws Exception {
    console.say("Compare main with the model");
    return MainCheck.of(table.load(), sales);
  }
}
