package dev.firn.bench.outsiders;

import dev.firn.bench.BenchContext;
import dev.firn.bench.BenchException;
import dev.firn.bench.BenchReport;
import dev.firn.bench.BenchRun;
import dev.firn.bench.Benchmark;
import dev.firn.bench.Figure;
import dev.firn.bench.Goal;
import dev.firn.bench.Oracle;
import dev.firn.bench.stream.Ledger;
import dev.firn.bench.stream.LoadOptions;
import dev.firn.bench.stream.OwnTopology;
import dev.firn.bench.stream.SalesCheck;
import dev.firn.bench.stream.StreamRig;
import dev.firn.bench.stream.UpsertLoad;
import dev.firn.probe.Queries;
import dev.firn.probe.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Others write to main and keepers are killed while a stream runs; every row must be right. */
@Command(
    name = "outsiders",
    description = {
      "DELETE, INSERT and OPTIMIZE on main through Trino, and killed keepers, under a stream.",
      "While the stream runs: keys are deleted, foreign rows inserted and files rewritten through"
          + " Trino at random times; a second keeper is started and each of the two is killed. In"
          + " the end every row of main is compared with what must be there."
    })
public final class OutsidersBenchmark implements Benchmark {
  private static final Duration MAX_STANDSTILL = Duration.ofMinutes(3);
  private static final Duration LOOK_PAUSE = Duration.ofSeconds(2);
  private static final int MAX_INSERTS = 2_000;

  @Option(names = "--minutes", defaultValue = "10", description = "How long the stream runs.")
  private double minutes;

  @Option(names = "--rate", defaultValue = "2000", description = "Upserts per second.")
  private double rate;

  @Option(names = "--keys", defaultValue = "200000", description = "Keys, all equally likely.")
  private int keys;

  @Option(names = "--checkpoint", defaultValue = "5", description = "Checkpoints, in seconds.")
  private int checkpointSeconds;

  @Option(names = "--rows", defaultValue = "50", description = "Rows of a DELETE or an INSERT.")
  private int rows;

  @Option(
      names = "--max-pause",
      defaultValue = "20",
      description = "Most seconds from one DELETE, INSERT or step of the keepers to the next.")
  private int maxPauseSeconds;

  @Option(
      names = "--max-optimize-pause",
      defaultValue = "120",
      description = {
        "Most seconds from one OPTIMIZE to the next: each rewrites the whole table, and the keeper"
            + " must read its keys anew."
      })
  private int maxOptimizePauseSeconds;

  @Override
  public BenchReport run(BenchContext context) throws InterruptedException {
    Ledger ledger = new Ledger(keys, rows * MAX_INSERTS);
    try (OwnTopology topology = OwnTopology.start(context, Duration.ofSeconds(checkpointSeconds));
        StreamRig rig = new StreamRig(context, topology, ledger)) {
      KeyLook looks = new KeyLook(topology.queries());
      Tally tally;
      LoadOptions options = new LoadOptions(context.seed(), rate, Long.MAX_VALUE, 0.05, 0);
      try (UpsertLoad load = rig.load(options, probe -> {})) {
        awaitRows(topology.queries());
        tally = disturb(context, topology, rig, looks);
        load.stop();
      }
      rig.settle(MAX_STANDSTILL);
      looks.look(minutes * 60);
      return report(rig.check(), ledger, tally, looks);
    }
  }

  private static void awaitRows(Queries queries) {
    boolean seen =
        new Waiting(MAX_STANDSTILL)
            .until(true, () -> queries.row("SELECT count(*) FROM sales").number(0) > 0);
    if (!seen) {
      throw new BenchException("No row of the stream is on main after " + MAX_STANDSTILL);
    }
  }

  private Tally disturb(BenchContext context, OwnTopology topology, StreamRig rig, KeyLook looks)
      throws InterruptedException {
    StreamTime time = new StreamTime(Duration.ofMillis(Math.round(minutes * 60_000)));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<BenchRun>>> others =
          tasks(context, topology, rig.ledger(), time).stream().map(threads::submit).toList();
      while (!time.isOver() || !others.stream().allMatch(Future::isDone)) {
        requireNoFailure(others);
        looks.look(time.seconds());
        Thread.sleep(LOOK_PAUSE.toMillis());
      }
      List<BenchRun> runs = new ArrayList<>();
      for (Future<List<BenchRun>> other : others) {
        runs.addAll(result(other));
      }
      return new Tally(runs);
    } finally {
      time.end();
      threads.shutdownNow();
    }
  }

  private List<Callable<List<BenchRun>>> tasks(
      BenchContext context, OwnTopology topology, Ledger ledger, StreamTime time) {
    SplittableRandom random = new SplittableRandom(context.seed());
    Queries queries = topology.queries();
    Duration pause = Duration.ofSeconds(maxPauseSeconds);
    Map<Act, Duration> pauses = new LinkedHashMap<>();
    pauses.put(new Deletes(queries, ledger, random.split(), rows), pause);
    pauses.put(new Inserts(queries, ledger, keys, rows), pause);
    pauses.put(new Optimizations(queries), Duration.ofSeconds(maxOptimizePauseSeconds));
    List<Callable<List<BenchRun>>> tasks = new ArrayList<>();
    pauses.forEach(
        (act, rest) -> tasks.add(new Outsider(act, random.split(), rest, time, context.console())));
    tasks.add(new KeeperRounds(context, topology, random.split(), pause, time));
    return tasks;
  }

  private static void requireNoFailure(List<Future<List<BenchRun>>> others)
      throws InterruptedException {
    for (Future<List<BenchRun>> other : others) {
      if (other.isDone()) {
        result(other);
      }
    }
  }

  private static List<BenchRun> result(Future<List<BenchRun>> other) throws InterruptedException {
    try {
      return other.get();
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new BenchException(String.valueOf(cause.getMessage()), cause);
    }
  }

  private static BenchReport report(
      SalesCheck.Result result, Ledger ledger, Tally tally, KeyLook looks) {
    Oracle exact = result.oracle(ledger);
    List<Figure> figures = new ArrayList<>(tally.figures());
    figures.add(Figure.of("rows wrong", "rows", (double) result.wrong()));
    List<Goal> goals = new ArrayList<>(tally.goals());
    goals.add(
        Goal.atMost(
            "rows lost, doubled, stale, resurrected or foreign", (double) result.wrong(), 0));
    return new BenchReport(
        tally.runs(),
        figures,
        new Oracle(
            exact.match() && looks.isRight() && tally.isComplete(),
            exact.checked() + "; " + looks.text()),
        goals);
  }
}
