package dev.firn.bench.resolve;

import dev.firn.bench.BenchContext;
import dev.firn.bench.BenchReport;
import dev.firn.bench.BenchRun;
import dev.firn.bench.Benchmark;
import dev.firn.bench.Figure;
import dev.firn.bench.Goal;
import dev.firn.bench.Oracle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What the keeper needs for turning upserts into clean rows: the stream's checkpoints are written
 * to local files and published one by one; only publishing is measured.
 */
@Command(
    name = "resolve",
    description = "Processor time per million upserts, bytes of index per row, and recovery.")
public final class ResolveBenchmark implements Benchmark {
  private static final double MAX_CPU_SECONDS = 1.5;
  private static final double MAX_BYTES = 16;
  private static final double MAX_RECOVERY_SECONDS = 15;

  @Option(names = "--rows", defaultValue = "20000000", description = "Upserts.")
  private long rows;

  @Option(names = "--keys", defaultValue = "4000000", description = "Distinct keys of them.")
  private int keys;

  @Option(
      names = "--checkpoint-rows",
      defaultValue = "500000",
      description = "Upserts in a checkpoint.")
  private int checkpointRows;

  @Option(names = "--versioned", description = "Let a version column order the rows of a key.")
  private boolean versioned;

  @Option(
      names = "--recovery-keys",
      defaultValue = "20000000",
      description = "Keys of the table on which the keeper starts anew; 0 for none.")
  private int recoveryKeys;

  @Option(names = "--runs", defaultValue = "1", description = "How often.")
  private int runs;

  @Option(
      names = "--threads",
      defaultValue = "4",
      description = "Threads that read and write files.")
  private int threads;

  private final List<BenchRun> all = new ArrayList<>();
  private final List<Double> cpuSeconds = new ArrayList<>();
  private final List<Double> bytes = new ArrayList<>();
  private final List<Double> rebuilds = new ArrayList<>();
  private final List<Double> restarts = new ArrayList<>();

  @Override
  public BenchReport run(BenchContext context) throws Exception {
    ExecutorService files = Executors.newFixedThreadPool(threads);
    try {
      Oracle oracle = new Oracle(true, "");
      for (int i = 0; i < runs && oracle.match(); i++) {
        oracle = resolve(context, files, i);
      }
      if (recoveryKeys > 0) {
        recover(context, files);
      }
      return new BenchReport(all, figures(), oracle, goals());
    } finally {
      files.shutdown();
    }
  }

  private Oracle resolve(BenchContext context, ExecutorService files, int run) throws Exception {
    ResolveLoad load = new ResolveLoad(rows, keys, checkpointRows, versioned);
    Resolution resolution =
        new Resolution(
            context.console(),
            files,
            load,
            context.folder().resolve("run" + run),
            context.seed() + run);
    BenchRun result = resolution.run();
    add(result, "cpu_seconds_per_million", cpuSeconds);
    bytes.add((Double) result.values().get("index_bytes_per_row"));
    return resolution.check();
  }

  private void recover(BenchContext context, ExecutorService files) throws Exception {
    context.console().say("Write %,d keys".formatted(recoveryKeys));
    Recovery recovery = Recovery.prepare(context.folder(), recoveryKeys, context.seed(), files);
    for (int i = 0; i < runs; i++) {
      context.console().say("Build the index anew");
      add(recovery.rebuild(), "wall_seconds", rebuilds);
      context.console().say("Start with the index that was kept");
      add(recovery.restart(), "wall_seconds", restarts);
    }
  }

  private void add(BenchRun run, String value, List<Double> samples) {
    all.add(run);
    samples.add((Double) run.values().get(value));
  }

  private List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("resolution", "CPU s per million upserts", cpuSeconds));
    figures.add(Figure.of("index", "bytes/row", bytes));
    if (recoveryKeys > 0) {
      figures.add(Figure.of("recovery by reading keys", "s", rebuilds));
      figures.add(Figure.of("recovery of a kept index", "s", restarts));
    }
    return figures;
  }

  private List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    for (Figure figure : figures()) {
      double limit =
          figure.unit().equals("s")
              ? MAX_RECOVERY_SECONDS
              : figure.unit().equals("bytes/row") ? MAX_BYTES : MAX_CPU_SECONDS;
      if (limit != MAX_BYTES || !versioned) {
        goals.add(
            Goal.atMost("G4: " + figure.name() + ", " + figure.unit(), figure.median(), limit));
      }
    }
    return goals;
  }
}
