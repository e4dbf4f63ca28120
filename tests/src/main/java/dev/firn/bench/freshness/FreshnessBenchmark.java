package dev.firn.bench.freshness;

import dev.firn.bench.BenchContext;
import dev.firn.bench.BenchException;
import dev.firn.bench.BenchReport;
import dev.firn.bench.BenchRun;
import dev.firn.bench.Benchmark;
import dev.firn.bench.Figure;
import dev.firn.bench.Goal;
import dev.firn.bench.Oracle;
import dev.firn.bench.stream.LoadOptions;
import dev.firn.bench.stream.OwnTopology;
import dev.firn.bench.stream.StreamRig;
import dev.firn.bench.stream.UpsertLoad;
import dev.firn.catalog.LakeCatalog;
import dev.firn.probe.Background;
import dev.firn.probe.Freshness;
import dev.firn.probe.MainWatch;
import dev.firn.probe.Percentiles;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Goal G2, through the whole local topology. */
@Command(
    name = "freshness",
    description = {
      "From an event being sent to its row being seen on main through Trino (G2).",
      "Upserts go through Kafka, the job and the keeper at a fixed rate; some are asked for by a"
          + " query as soon as main has moved. A sample includes the pause between two looks at main"
          + " and the time of the answer. The stages are read from the table's snapshots."
    })
public final class FreshnessBenchmark implements Benchmark {
  private static final Duration MAX_STANDSTILL = Duration.ofMinutes(3);
  private static final double PROBES_PER_SECOND = 8;
  private static final int LIMIT_P95_SECONDS = 2;
  private static final int LIMIT_P99_SECONDS = 4;

  @Option(names = "--rate", defaultValue = "6000", description = "Upserts per second.")
  private double rate;

  @Option(names = "--minutes", defaultValue = "3", description = "How long to send and measure.")
  private double minutes;

  @Option(names = "--warm-up", defaultValue = "180", description = "Seconds before that.")
  private int warmUpSeconds;

  @Option(names = "--keys", defaultValue = "1000000", description = "Keys, all equally likely.")
  private int keys;

  @Option(names = "--checkpoint", defaultValue = "5", description = "Checkpoints, in seconds.")
  private int checkpointSeconds;

  @Override
  public BenchReport run(BenchContext context) {
    try (OwnTopology topology = OwnTopology.start(context, Duration.ofSeconds(checkpointSeconds));
        StreamRig rig = new StreamRig(context, topology, keys);
        MainWatch main = MainWatch.open(topology.lake(), topology.sales().name())) {
      Freshness cold = freshness(topology, main);
      try (Background asks = cold.warmUp("bench-warm-up")) {
        send(context, rig, cold, warmUpSeconds, context.seed());
        asks.check();
      }
      Freshness freshness = freshness(topology, main);
      try (Background looks = freshness.start("bench-freshness")) {
        send(context, rig, freshness, Math.round(minutes * 60), context.seed() + 1);
        rig.settle(MAX_STANDSTILL);
        looks.check();
      }
      Oracle oracle = rig.check().oracle(rig.ledger());
      return report(freshness, oracle, stages(topology));
    }
  }

  private static Freshness freshness(OwnTopology topology, MainWatch main) {
    return new Freshness(topology.queries()::rows, main::head, Clock.systemUTC());
  }

  /** Sends for some seconds, and has some of what is sent looked for. */
  private void send(
      BenchContext context, StreamRig rig, Freshness freshness, long seconds, long seed) {
    LoadOptions options =
        new LoadOptions(
            seed,
            rate,
            Math.round(rate * seconds),
            0.01,
            Math.max(1, (int) Math.round(rate / PROBES_PER_SECOND)));
    context.console().say("Send %,d upserts".formatted(options.events()));
    try (UpsertLoad load = rig.load(options, freshness::watch)) {
      load.finish();
      context.console().say("%,.0f upserts/s; %s".formatted(load.rate(), freshness.percentiles()));
    }
  }

  private static StageTimes stages(OwnTopology topology) {
    try (LakeCatalog catalog = LakeCatalog.open(topology.lake())) {
      return StageTimes.of(catalog.load(topology.sales().name()));
    } catch (IOException e) {
      throw new BenchException("Cannot close the catalog: " + e.getMessage(), e);
    }
  }

  private BenchReport report(Freshness freshness, Oracle oracle, StageTimes stages) {
    Percentiles seen = freshness.percentiles();
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("p50", "s", seconds(seen.p50())));
    figures.add(Figure.of("p95", "s", seconds(seen.p95())));
    figures.add(Figure.of("p99", "s", seconds(seen.p99())));
    figures.add(Figure.of("samples", "sales", seen.samples()));
    List<BenchRun> runs = new ArrayList<>();
    runs.add(run("seen on main", seen));
    stage(runs, figures, "sent, oldest row, to lane", stages.job());
    stage(runs, figures, "lane to main", stages.keeper());
    return new BenchReport(
        runs,
        figures,
        new Oracle(
            oracle.match() && seen.samples() > 0 && freshness.open() == 0,
            oracle.checked() + "; %,d watched sales never seen".formatted(freshness.open())),
        List.of(
            Goal.atMost(
                "G2: p95 in s, checkpoint + " + LIMIT_P95_SECONDS,
                seconds(seen.p95()),
                checkpointSeconds + (double) LIMIT_P95_SECONDS),
            Goal.atMost(
                "G2: p99 in s, checkpoint + " + LIMIT_P99_SECONDS,
                seconds(seen.p99()),
                checkpointSeconds + (double) LIMIT_P99_SECONDS)));
  }

  private static void stage(
      List<BenchRun> runs, List<Figure> figures, String name, List<Duration> durations) {
    if (!durations.isEmpty()) {
      figures.add(Figure.of(name, "s", durations.stream().map(one -> seconds(one)).toList()));
      runs.add(run(name, Percentiles.of(durations)));
    }
  }

  private static BenchRun run(String name, Percentiles percentiles) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("samples", percentiles.samples());
    values.put("p50_seconds", seconds(percentiles.p50()));
    values.put("p95_seconds", seconds(percentiles.p95()));
    values.put("p99_seconds", seconds(percentiles.p99()));
    return new BenchRun(name, values);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
