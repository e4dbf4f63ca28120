package dev.firn.bench.amplification;

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
import dev.firn.bench.stream.SalesCheck;
import dev.firn.bench.stream.StreamRig;
import dev.firn.bench.stream.UpsertLoad;
import dev.firn.probe.ReadAmplification;
import dev.firn.probe.ReadAmplification.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Goal G3, through the whole local topology. */
@Command(
    name = "read-amplification",
    description = {
      "A query on live main against the same on a fresh copy, during and after a stream (G3).",
      "Upserts of random keys go through Kafka, the job and the keeper. Every so often the rows of"
          + " main's snapshot are copied by CREATE TABLE AS, and both are asked in turn."
    })
public final class ReadAmplificationBenchmark implements Benchmark {
  private static final Duration MAX_STANDSTILL = Duration.ofMinutes(3);
  private static final double LIMIT_DURING = 1.3;
  private static final double LIMIT_AFTER = 1.1;

  /** The last sample has the narrowest limit, and so the most queries. */
  private static final int LAST_TIMES = 5;

  @Option(names = "--rate", defaultValue = "20000", description = "Upserts per second.")
  private double rate;

  @Option(names = "--minutes", defaultValue = "10", description = "How long to send.")
  private double minutes;

  @Option(names = "--after", defaultValue = "10", description = "Minutes to go on after that.")
  private double after;

  @Option(names = "--keys", defaultValue = "1000000", description = "Keys, all equally likely.")
  private int keys;

  @Option(names = "--every", defaultValue = "60", description = "Seconds between two samples.")
  private int everySeconds;

  @Option(names = "--queries", defaultValue = "21", description = "Queries of each side a sample.")
  private int queries;

  @Option(names = "--checkpoint", defaultValue = "10", description = "Checkpoints, in seconds.")
  private int checkpointSeconds;

  private final List<BenchRun> runs = new ArrayList<>();
  private final List<Sample> during = new ArrayList<>();
  private final List<Sample> afterwards = new ArrayList<>();
  private boolean settledInTime = true;

  @Override
  public BenchReport run(BenchContext context) {
    try (OwnTopology topology = OwnTopology.start(context, Duration.ofSeconds(checkpointSeconds));
        StreamRig rig = new StreamRig(context, topology, keys)) {
      ReadAmplification reading = reading(topology, queries);
      double sentPerSecond = stream(context, rig, reading);
      long end = System.nanoTime() + nanos(after);
      rig.settle(MAX_STANDSTILL);
      settledInTime = System.nanoTime() < end;
      sampleUntil(context, reading, reading(topology, queries * LAST_TIMES), end);
      SalesCheck.Result result = rig.check();
      return report(sentPerSecond, result.oracle(rig.ledger()));
    }
  }

  private static ReadAmplification reading(OwnTopology topology, int queries) {
    return new ReadAmplification(topology.queries(), topology.sales(), queries);
  }

  private double stream(BenchContext context, StreamRig rig, ReadAmplification reading) {
    long begin = System.nanoTime();
    LoadOptions options =
        new LoadOptions(context.seed(), rate, Math.round(rate * minutes * 60), 0.0, 0);
    try (UpsertLoad load = rig.load(options, probe -> {})) {
      for (int i = 1; load.isSending(); i++) {
        long due = begin + TimeUnit.SECONDS.toNanos((long) i * everySeconds);
        while (load.isSending() && System.nanoTime() < due) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        if (load.isSending()) {
          during.add(sample(context, "during", begin, reading));
        }
      }
      load.finish();
      return load.rate();
    }
  }

  private void sampleUntil(
      BenchContext context, ReadAmplification reading, ReadAmplification last, long end) {
    long begin = System.nanoTime();
    long pause = TimeUnit.SECONDS.toNanos(everySeconds);
    while (System.nanoTime() + pause < end) {
      waitUntil(System.nanoTime() + pause);
      afterwards.add(sample(context, "after", begin, reading));
    }
    waitUntil(end);
    afterwards.add(sample(context, "after", begin, last));
  }

  private static void waitUntil(long due) {
    while (System.nanoTime() < due) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  private Sample sample(BenchContext context, String phase, long begin, ReadAmplification reading) {
    Duration at = Duration.ofNanos(System.nanoTime() - begin);
    Sample sample = reading.measure();
    context
        .console()
        .say(
            "%s, %d s: %,d rows, main %d ms, copy %d ms, %.2f times"
                .formatted(
                    phase,
                    at.toSeconds(),
                    sample.rows(),
                    sample.main().toMillis(),
                    sample.copy().toMillis(),
                    sample.ratio()));
    runs.add(
        new BenchRun(
            phase,
            Map.of(
                "at_seconds", at.toSeconds(),
                "rows", sample.rows(),
                "main_ms", sample.main().toMillis(),
                "copy_ms", sample.copy().toMillis(),
                "ratio", sample.ratio(),
                "equal", sample.equal())));
    return sample;
  }

  private BenchReport report(double sentPerSecond, Oracle rows) {
    if (during.isEmpty()) {
      throw new BenchException(
          "Cannot report: no sample in %s minutes; lower --every".formatted(minutes));
    }
    boolean equal =
        during.stream().allMatch(Sample::equal) && afterwards.stream().allMatch(Sample::equal);
    Oracle oracle =
        new Oracle(
            rows.match() && equal,
            rows.checked()
                + (equal
                    ? "; every sample equals its copy in all values"
                    : "; a sample differs from its copy"));
    Sample last = afterwards.getLast();
    double worst =
        during.stream().map(Sample::ratio).max(Comparator.naturalOrder()).orElse(Double.NaN);
    return new BenchReport(
        runs,
        List.of(
            Figure.of("sent", "events/s", sentPerSecond),
            Figure.of("main / copy, during", "x", during.stream().map(Sample::ratio).toList()),
            Figure.of("main / copy, after", "x", afterwards.stream().map(Sample::ratio).toList()),
            Figure.of("main / copy, last", "x", last.ratio())),
        oracle,
        List.of(
            Goal.atLeast("G3: events/s of what was asked for", sentPerSecond, rate * 0.98),
            Goal.atMost("G3: times a fresh copy, at any sample", worst, LIMIT_DURING),
            Goal.atMost("G3: times a fresh copy, at the end", last.ratio(), LIMIT_AFTER),
            Goal.atLeast("G3: all on main before the end, 1 if so", settledInTime ? 1 : 0, 1)));
  }

  private static long nanos(double minutes) {
    return Math.round(minutes * 60e9);
  }
}
