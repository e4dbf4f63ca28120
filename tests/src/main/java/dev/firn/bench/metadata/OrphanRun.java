package dev.firn.bench.metadata;

import dev.firn.bench.BenchConsole;
import dev.firn.files.RemovalProgress;
import dev.firn.orphan.OrphanPlan;
import dev.firn.orphan.OrphanPlanner;
import dev.firn.orphan.OrphanPolicy;
import dev.firn.orphan.OrphanResult;
import dev.firn.orphan.OrphanRunner;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Plants orphans, and has them removed. */
final class OrphanRun {
  private static final Duration FUTURE = Duration.ofDays(10);

  private final GlueTable table;
  private final ExecutorService files;
  private final BareDeletes storage;
  private long planted;
  private long before;
  private long found;
  private double planSeconds;
  private double filesPerSecond;
  private double bareFilesPerSecond;

  OrphanRun(GlueTable table, ExecutorService files) {
    this.table = table;
    this.files = files;
    this.storage = new BareDeletes(table, files);
  }

  void run(int count, BenchConsole console) throws IOException {
    // What the history has left behind by itself is to be nothing.
    before = plan().orphans().size();
    storage.plant("orphan", count);
    planted = count;
    long begin = System.nanoTime();
    OrphanPlan plan = plan();
    planSeconds = (System.nanoTime() - begin) / 1e9;
    found = plan.orphans().size();
    begin = System.nanoTime();
    OrphanResult result =
        new OrphanRunner(table::load, files, RemovalProgress.SILENT, Clock.systemUTC()).run(plan);
    filesPerSecond = result.files() / ((System.nanoTime() - begin) / 1e9);
    storage.plant("bare", count);
    bareFilesPerSecond = 1 / storage.secondsPerFile();
    console.say("Orphans: " + result.toText());
  }

  /** In ten days from now all files are old. */
  private OrphanPlan plan() {
    Clock clock = Clock.offset(Clock.systemUTC(), FUTURE);
    OrphanPolicy policy = new OrphanPolicy(OrphanPolicy.DEFAULT_WINDOW, clock);
    return new OrphanPlanner(table::load, List::of, policy, files).plan();
  }

  long planted() {
    return planted;
  }

  long leftBehind() {
    return before;
  }

  long found() {
    return found;
  }

  double planSeconds() {
    return planSeconds;
  }

  double filesPerSecond() {
    return filesPerSecond;
  }

  /** What the storage itself deletes. */
  double bareFilesPerSecond() {
    return bareFilesPerSecond;
  }
}
