package dev.firn.bench.ingest;

import dev.firn.bench.BenchContext;
import dev.firn.bench.BenchException;
import dev.firn.bench.BenchReport;
import dev.firn.bench.BenchRun;
import dev.firn.bench.Benchmark;
import dev.firn.bench.Figure;
import dev.firn.bench.Goal;
import dev.firn.bench.Oracle;
import dev.firn.bench.stream.FormatLake;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Goal G1. */
@Command(
    name = "ingest",
    description = {
      "Upserts by the job against Iceberg's plain sink on the same events (G1).",
      "The events wait in Kafka. Each side in turn, in a topology of its own, reads them all; events"
          + " per second count from the first commit to the last but one. Then the keeper"
          + " publishes what the job wrote, and both tables are compared with what was sent."
    })
public final class IngestBenchmark implements Benchmark {
  private static final double LIMIT_RATIO = 0.9;
  private static final double LIMIT_CLEAN_ROWS = 150_000;

  @Option(names = "--events", defaultValue = "8000000", description = "How many upserts.")
  private long events;

  @Option(names = "--keys", defaultValue = "1000000", description = "Keys, all equally likely.")
  private int keys;

  @Option(names = "--runs", defaultValue = "3", description = "Runs of each side.")
  private int runs;

  @Option(names = "--checkpoint", defaultValue = "10", description = "Checkpoints, in seconds.")
  private int checkpointSeconds;

  @Option(
      names = "--format-version",
      defaultValue = "" + FormatLake.USUAL,
      description = "Of both tables, 2 or 3.")
  private int formatVersion;

  @Override
  public BenchReport run(BenchContext context) throws Exception {
    List<Outcome> firn = new ArrayList<>();
    List<Outcome> plain = new ArrayList<>();
    for (int i = 1; i <= runs; i++) {
      firn.add(side(context, Side.FIRN, i));
      plain.add(side(context, Side.PLAIN, i));
    }
    return report(firn, plain);
  }

  private Outcome side(BenchContext context, Side side, int number) throws Exception {
    BenchContext own =
        new BenchContext(
            context.seed(),
            Files.createDirectories(context.folder().resolve(side.label() + "-" + number)),
            context.console());
    Workload workload =
        new Workload(events, keys, Duration.ofSeconds(checkpointSeconds), formatVersion);
    Outcome outcome = new SideRun(own, side, workload).run();
    context
        .console()
        .say(
            "%s, run %d: %,.0f events/s, %,.0f events per CPU-second; %s"
                .formatted(
                    side.label(),
                    number,
                    outcome.steadyEventsPerSecond(),
                    outcome.eventsPerCpuSecond(),
                    outcome.oracle().checked()));
    return outcome;
  }

  private BenchReport report(List<Outcome> firn, List<Outcome> plain) {
    List<BenchRun> all = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < firn.size(); i++) {
      all.add(new BenchRun(Side.FIRN.label(), firn.get(i).values()));
      all.add(new BenchRun(Side.PLAIN.label(), plain.get(i).values()));
      ratios.add(firn.get(i).steadyEventsPerSecond() / plain.get(i).steadyEventsPerSecond());
    }
    Figure ratio = Figure.of("firn / plain", "x", ratios);
    Figure clean =
        figure(
            "clean rows, keeper counted", "events/CPU-s", firn, Outcome::cleanEventsPerCpuSecond);
    return new BenchReport(
        all,
        List.of(
            ratio,
            figure("firn", "events/s", firn, Outcome::steadyEventsPerSecond),
            figure("plain", "events/s", plain, Outcome::steadyEventsPerSecond),
            figure("firn, start and last wait counted", "events/s", firn, Outcome::eventsPerSecond),
            figure(
                "plain, start and last wait counted", "events/s", plain, Outcome::eventsPerSecond),
            figure("firn", "events/CPU-s", firn, Outcome::eventsPerCpuSecond),
            figure("plain", "events/CPU-s", plain, Outcome::eventsPerCpuSecond),
            clean),
        oracle(firn, plain),
        List.of(
            Goal.atLeast("G1: events/s of the plain sink's", ratio.median(), LIMIT_RATIO),
            Goal.atLeast(
                "G1: clean events per CPU-second, keeper counted",
                clean.median(),
                LIMIT_CLEAN_ROWS)));
  }

  private static Figure figure(
      String name, String unit, List<Outcome> runs, Function<Outcome, Double> value) {
    return Figure.of(name, unit, runs.stream().map(value).toList());
  }

  private static Oracle oracle(List<Outcome> firn, List<Outcome> plain) {
    if (firn.isEmpty()) {
      throw new BenchException("Cannot report: --runs is 0");
    }
    List<Outcome> all = new ArrayList<>(firn);
    all.addAll(plain);
    return all.stream()
        .map(Outcome::oracle)
        .filter(oracle -> !oracle.match())
        .findFirst()
        .orElseGet(() ->
            new Oracle(true, "every run of both sides: " + firn.getLast().oracle().checked()));
  }
}
