package dev.firn.bench.resolve;

import dev.firn.bench.BenchConsole;
import dev.firn.bench.BenchException;
import dev.firn.bench.BenchRun;
import dev.firn.bench.Oracle;
import dev.firn.compact.CompactionPolicy;
import dev.firn.compact.Compactor;
import dev.firn.compact.Pace;
import dev.firn.compact.Sorting;
import dev.firn.index.FollowProgress;
import dev.firn.lake.WriteMode;
import dev.firn.publish.FoldLimits;
import dev.firn.publish.LanePublisher;
import dev.firn.publish.Publication;
import dev.firn.publish.PublishedTable;
import dev.firn.reprocess.AsOf;
import dev.firn.reprocess.Author;
import dev.firn.reprocess.CorrectedRows;
import dev.firn.reprocess.PublishResult;
import dev.firn.reprocess.Reprocessing;
import dev.firn.reprocess.ReprocessingConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;

/** One correction from its start to its reversal, while the stream goes on. */
final class CorrectionRun {
  private static final Author AUTHOR = new Author("bench", "to be measured");
  private static final int FILL_ROWS = 500_000;
  private static final CompactionPolicy EVERYTHING =
      new CompactionPolicy(
          64 << 20, 1, 2, 1, 0.01, 1, Sorting.NEVER, 256 << 20, 64, Duration.ZERO, 0.01);

  /** The loads of one publication before its first commit: a look, an attempt, deletes, commit. */
  private static final int LOADS_TO_COMMIT = 4;

  private final BenchConsole console;
  private final CorrectionLoad load;
  private final LocalTable table;
  private final Sales sales;
  private final SplittableRandom random;
  private final Stream stream;
  private final LanePublisher keeper;
  private final Reprocessing corrections;
  private final Map<Integer, Versions> corrected = new HashMap<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private int loadsToGo = -1;
  private Oracle oracle = new Oracle(true, "");

  private record Versions(long atFork, long corrected) {}

  CorrectionRun(
      BenchConsole console, ExecutorService files, CorrectionLoad load, Path folder, long seed) {
    this.console = console;
    this.load = load;
    this.table = LocalTable.create(folder, "sales");
    this.sales = new Sales(load.keys(), seed);
    this.random = new SplittableRandom(seed);
    this.stream = new Stream(table);
    PublishedTable how = new PublishedTable(WriteMode.UPSERT, LocalTable.KEY, null);
    this.keeper =
        new LanePublisher(table::load, how, FoldLimits.DEFAULT, files, FollowProgress.SILENT);
    this.corrections = new Reprocessing(this::load, how, ReprocessingConfig.of(files));
  }

  Oracle oracle() {
    return oracle;
  }

  BenchRun run() throws Exception {
    fill();
    corrections.start("tax", AsOf.now(), AUTHOR);
    List<DataFile> rows = compute();
    timed("adopt_seconds", () -> corrections.adopt("tax", CorrectedRows.of(rows)));
    goOn();
    publish();
    check();
    timed("keeper_follows_seconds", () -> keeper.index(table.load()));
    stream();
    revert();
    check();
    return new BenchRun(load.label(), values);
  }

  private void fill() throws IOException {
    int[] next = {0};
    while (next[0] < load.keys()) {
      int rows = Math.min(FILL_ROWS, load.keys() - next[0]);
      stream.checkpoint(rows, () -> sales.next(next[0]++));
      keep();
    }
    console.say("%,d rows are on main".formatted(load.keys()));
  }

  /** The files of a computation: one for each half a million rows. */
  private List<DataFile> compute() throws IOException {
    List<DataFile> files = new ArrayList<>();
    int every = load.keys() / load.corrected();
    for (int done = 0; done < load.corrected(); done += FILL_ROWS) {
      try (CheckpointWriter writer = new CheckpointWriter(table.load(), 9, 1_000_000 + done)) {
        int end = Math.min(load.corrected(), done + FILL_ROWS);
        for (int i = done; i < end; i++) {
          int key = i * every + random.nextInt(every);
          Record row = sales.corrected(key);
          corrected.put(key, new Versions(sales.newest(key), (Long) row.getField("version")));
          writer.append(row);
        }
        files.addAll(List.of(writer.complete().dataFiles()));
      }
    }
    return files;
  }

  private void goOn() throws IOException {
    for (int i = 0; i < load.checkpoints(); i++) {
      stream();
    }
    if (load.compacted()) {
      compact();
    }
    console.say("main has moved on");
  }

  /** The stream commits at the very moment of the first attempt, so that there is a second. */
  private void publish() {
    loadsToGo = LOADS_TO_COMMIT;
    PublishResult published = corrections.publish("tax", AUTHOR);
    if (published.attempts() != 2) {
      throw new BenchException("Cannot use the run: " + published);
    }
    values.put("plan_seconds", published.planMillis() / 1e3);
    values.put("last_attempt_seconds", published.attemptMillis() / 1e3);
    console.say("published: " + published);
    corrected.forEach((key, versions) -> {
      if (sales.newest(key) == versions.atFork()) {
        sales.expect(key, versions.corrected());
      }
    });
  }

  private void revert() throws Exception {
    timed(
        "revert_seconds",
        () -> {
          PublishResult published = corrections.revert("tax", AUTHOR).published();
          values.put("revert_last_attempt_seconds", published.attemptMillis() / 1e3);
          console.say("reverted: " + published);
        });
    corrected.forEach((key, versions) -> {
      if (sales.newest(key) == versions.corrected()) {
        sales.expect(key, versions.atFork());
      }
    });
  }

  private void check() throws IOException {
    if (oracle.match()) {
      oracle = MainCheck.of(table.load(), sales.copy());
    }
  }

  private Table load() {
    if (loadsToGo > 0 && --loadsToGo == 0) {
      try {
        stream();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return table.load();
  }

  private void stream() throws IOException {
    stream.checkpoint(load.checkpointRows(), sales::next);
    keep();
  }

  private void keep() {
    Publication publication = keeper.publish(table.load());
    if (!(publication instanceof Publication.Published)) {
      throw new BenchException("Cannot publish: " + publication);
    }
  }

  private void compact() {
    try (Compactor compactor =
        new Compactor(keeper, EVERYTHING, Runnable::run, () -> Pace.FULL, Clock.systemUTC())) {
      compactor.start(table.load(), compactor.plan(table.load()));
      while (compactor.isBusy()) {
        compactor.commitNext(table.load());
      }
    }
  }

  private void timed(String name, ProcessorTime.Action action) throws Exception {
    long start = System.nanoTime();
    action.run();
    values.put(name, (System.nanoTime() - start) / 1e9);
  }
}
