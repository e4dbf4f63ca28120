package dev.firn.bench.faults;

import dev.firn.bench.BenchContext;
import dev.firn.bench.BenchReport;
import dev.firn.bench.BenchRun;
import dev.firn.bench.Benchmark;
import dev.firn.bench.Figure;
import dev.firn.bench.Goal;
import dev.firn.bench.Oracle;
import dev.firn.bench.stream.LoadOptions;
import dev.firn.bench.stream.OwnTopology;
import dev.firn.bench.stream.SalesCheck;
import dev.firn.bench.stream.StreamRig;
import dev.firn.bench.stream.UpsertLoad;
import dev.firn.local.site.LocalException;
import dev.firn.local.site.PartName;
import dev.firn.probe.Queries.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The part of goal G9 that kills processes. */
@Command(
    name = "faults",
    description = {
      "kill -9 of keeper and Flink at random points under load: rows lost, doubled, resurrected (G9).",
      "One topology and one stream of upserts for all trials. After every trial no key may be on"
          + " main twice and no row may be gone; in the end every row is compared with what was sent."
    })
public final class FaultsBenchmark implements Benchmark {
  private static final Duration MAX_STANDSTILL = Duration.ofMinutes(3);
  private static final int MAX_ATTEMPTS = 5;
  private static final String LOOK =
      "SELECT count(*), count(DISTINCT order_number), coalesce(sum(version), 0) FROM sales";

  @Option(names = "--trials", defaultValue = "20", description = "How many kills.")
  private int trials;

  @Option(names = "--rate", defaultValue = "2000", description = "Upserts per second.")
  private double rate;

  @Option(names = "--keys", defaultValue = "200000", description = "Keys, all equally likely.")
  private int keys;

  @Option(names = "--checkpoint", defaultValue = "2", description = "Checkpoints, in seconds.")
  private int checkpointSeconds;

  @Option(names = "--max-pause", defaultValue = "8", description = "Most seconds between kills.")
  private int maxPauseSeconds;

  @Option(
      names = "--victims",
      split = ",",
      paramLabel = "PART",
      defaultValue = "keeper,flink",
      description = "What to kill: ${COMPLETION-CANDIDATES}.")
  private List<PartName> victims = new ArrayList<>();

  private final List<BenchRun> runs = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<Double> recoveries = new ArrayList<>();
  private long rowsBefore;
  private long versionsBefore;

  @Override
  public BenchReport run(BenchContext context) {
    List<Trial> plan =
        Trial.plan(context.seed(), trials, victims, Duration.ofSeconds(maxPauseSeconds));
    try (OwnTopology topology = OwnTopology.start(context, Duration.ofSeconds(checkpointSeconds));
        StreamRig rig = new StreamRig(context, topology, keys)) {
      LoadOptions options = new LoadOptions(context.seed(), rate, Long.MAX_VALUE, 0.05, 0);
      try (UpsertLoad load = rig.load(options, probe -> {})) {
        for (Trial trial : plan) {
          run(context, topology, trial);
        }
        load.stop();
      }
      rig.settle(MAX_STANDSTILL);
      return report(rig.check(), rig);
    }
  }

  private void run(BenchContext context, OwnTopology topology, Trial trial) {
    long due = System.nanoTime() + trial.after().toNanos();
    while (System.nanoTime() < due) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
    long begin = System.nanoTime();
    trial.victims().forEach(topology.topology()::kill);
    restart(topology);
    double seconds = (System.nanoTime() - begin) / 1e9;
    recoveries.add(seconds);
    Row seen = look(topology, trial);
    context
        .console()
        .say(
            "%d of %d: killed %s, back after %.1f s, %,d rows"
                .formatted(trial.number(), trials, trial.victims(), seconds, seen.number(0)));
    runs.add(
        new BenchRun(
            "trial " + trial.number(),
            Map.of(
                "killed", trial.victims().toString(),
                "after_ms", trial.after().toMillis(),
                "back_seconds", seconds,
                "rows", seen.number(0))));
  }

  /** If something that another needs is away at that moment, the start fails and is tried again. */
  private static void restart(OwnTopology topology) {
    for (int attempt = 1; ; attempt++) {
      try {
        topology.up(EnumSet.allOf(PartName.class));
        return;
      } catch (LocalException e) {
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** What must hold at any moment: one row of a key, none gone, no version older than before. */
  private Row look(OwnTopology topology, Trial trial) {
    Row row = topology.queries().row(LOOK);
    if (row.number(0) != row.number(1)) {
      problems.add(
          "trial %d: %,d rows of %,d keys".formatted(trial.number(), row.number(0), row.number(1)));
    }
    if (row.number(0) < rowsBefore || row.number(2) < versionsBefore) {
      problems.add(
          "trial %d: %,d rows after %,d, sum of versions %,d after %,d"
              .formatted(trial.number(), row.number(0), rowsBefore, row.number(2), versionsBefore));
    }
    rowsBefore = row.number(0);
    versionsBefore = row.number(2);
    return row;
  }

  private BenchReport report(SalesCheck.Result result, StreamRig rig) {
    Oracle exact = result.oracle(rig.ledger());
    return new BenchReport(
        runs,
        List.of(
            Figure.of("kills", "trials", trials),
            Figure.of("rows lost", "rows", (double) result.lost()),
            Figure.of("rows doubled", "rows", (double) result.doubled()),
            Figure.of("rows resurrected or updates lost", "rows", (double) result.stale()),
            Figure.of("all parts serve again", "s", recoveries)),
        new Oracle(
            exact.match() && problems.isEmpty(),
            exact.checked()
                + (problems.isEmpty()
                    ? "; after every kill one row for each key, none gone, none older"
                    : "; " + String.join("; ", problems))),
        List.of(
            Goal.atMost(
                "G9: rows lost, doubled or resurrected",
                result.lost() + (double) result.doubled() + result.stale(),
                0)));
  }
}
