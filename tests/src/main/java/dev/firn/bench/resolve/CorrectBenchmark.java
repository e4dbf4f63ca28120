package dev.firn.bench.resolve;

import static java.util.Objects.requireNonNull;

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
 * What a correction of many rows takes beside a stream that changes the same keys: how long the
 * last attempt to publish it is, in which main must not move, and how long the keeper needs to
 * follow it. Files are local, so that neither catalog nor storage is measured.
 */
@Command(
    name = "correct",
    description = "Publish and revert a correction beside a stream, on local files.")
public final class CorrectBenchmark implements Benchmark {
  private static final double MAX_SECONDS = 1;

  @Option(names = "--keys", defaultValue = "5000000", description = "Rows of the table.")
  private int keys;

  @Option(names = "--corrected", defaultValue = "1000000", description = "Rows corrected.")
  private int corrected;

  @Option(
      names = "--checkpoint-rows",
      defaultValue = "100000",
      description = "Upserts of the stream in a checkpoint, after the fork.")
  private int checkpointRows;

  @Option(names = "--checkpoints", defaultValue = "5", description = "Of them, after the fork.")
  private int checkpoints;

  @Option(
      names = "--threads",
      defaultValue = "4",
      description = "Threads that read and write files.")
  private int threads;

  private final List<BenchRun> runs = new ArrayList<>();

  @Override
  public BenchReport run(BenchContext context) throws Exception {
    ExecutorService files = Executors.newFixedThreadPool(threads);
    try {
      Oracle oracle = new Oracle(true, "");
      for (boolean compacted : new boolean[] {false, true}) {
        if (oracle.match()) {
          CorrectionLoad load =
              new CorrectionLoad(keys, corrected, checkpointRows, checkpoints, compacted);
          CorrectionRun run =
              new CorrectionRun(
                  context.console(),
                  files,
                  load,
                  context.folder().resolve(load.label()),
                  context.seed());
          runs.add(run.run());
          oracle = run.oracle();
        }
      }
      return new BenchReport(runs, figures(), oracle, goals());
    } finally {
      files.shutdown();
    }
  }

  private List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (BenchRun run : runs) {
      run.values()
          .forEach((name, value) ->
              figures.add(
                  Figure.of(
                      run.side() + ": " + name, "s", List.of(((Number) value).doubleValue()))));
    }
    return figures;
  }

  private List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    for (BenchRun run : runs) {
      for (String name : List.of("last_attempt_seconds", "keeper_follows_seconds")) {
        double seconds = ((Number) requireNonNull(run.values().get(name))).doubleValue();
        goals.add(Goal.atMost(run.side() + ": " + name, seconds, MAX_SECONDS));
      }
    }
    return goals;
  }
}
