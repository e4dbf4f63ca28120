package dev.firn.bench.reprocess;

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
import dev.firn.bench.stream.SalesInsert;
import dev.firn.bench.stream.StreamRig;
import dev.firn.bench.stream.UpsertLoad;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A fifth of a table is corrected, and the correction taken back, while a stream changes it. */
@Command(
    name = "reprocess",
    description = {
      "Correct one row in five, and take it back, while upserts of the same keys run.",
      "Trino computes the correction; the branch adopts it; it is published and reverted. Every row"
          + " is compared with what it was at the fork, just before and just after each of the two;"
          + " and in the end with what was sent.",
      "With --how replay the correction is a mistake, and a replay of the stream mends it."
    })
public final class ReprocessBenchmark implements Benchmark {
  private static final Duration MAX_STANDSTILL = Duration.ofMinutes(3);
  private static final int ROWS_AT_SCALE_1 = 5_000_000;
  private static final int SHARE = 5;
  private static final double MAX_PAUSE_MILLIS = 1_000;
  private static final double MAX_PUBLISH_SECONDS = 30;

  @Option(names = "--scale", defaultValue = "1", description = "1 is 5 million rows.")
  private double scale;

  @Option(names = "--rate", defaultValue = "20000", description = "Upserts per second.")
  private double rate;

  @Option(names = "--checkpoint", defaultValue = "5", description = "Checkpoints, in seconds.")
  private int checkpointSeconds;

  @Option(
      names = "--how",
      defaultValue = "sql",
      description = "How rows are put right: ${COMPLETION-CANDIDATES}.")
  private How how = How.SQL;

  /** By what corrections are computed. */
  enum How {
    SQL,
    REPLAY
  }

  @Override
  public BenchReport run(BenchContext context) {
    int rows =
        SalesInsert.BLOCK
            * (int) Math.max(1, Math.round(scale * ROWS_AT_SCALE_1 / SalesInsert.BLOCK));
    int corrected = rows / SHARE;
    Ledger ledger = new Ledger(0, rows);
    try (OwnTopology topology = OwnTopology.start(context, Duration.ofSeconds(checkpointSeconds));
        StreamRig rig = new StreamRig(context, topology, ledger)) {
      context.console().say("Insert %,d rows".formatted(rows));
      topology.queries().once(SalesInsert.ofBlocks("sales", rows / SalesInsert.BLOCK));
      ledger.inserted(IntStream.range(0, rows).boxed().toList());
      ledger.giveToStream(IntStream.range(0, corrected).boxed().toList());
      CorrectedSales sales = new CorrectedSales(topology.queries(), corrected);
      LoadOptions options = new LoadOptions(context.seed(), rate, Long.MAX_VALUE, 0.01, 0);
      if (how == How.REPLAY) {
        return replay(context, topology, rig, sales, options);
      }
      CorrectionTimes times;
      try (UpsertLoad load = rig.load(options, probe -> {})) {
        times = new CorrectionUnderLoad(context, topology, sales, load).run();
        load.stop();
        context.console().say("%,.0f upserts/s".formatted(load.rate()));
      } catch (IOException e) {
        throw new BenchException("Cannot close the catalog: " + e.getMessage(), e);
      }
      CorrectedSales.Found published = sales.published(CorrectionUnderLoad.NAME);
      CorrectedSales.Found reverted = sales.reverted(CorrectionUnderLoad.NAME);
      rig.settle(MAX_STANDSTILL);
      return report(times, published, reverted, rig.check(), ledger);
    }
  }

  private static BenchReport replay(
      BenchContext context,
      OwnTopology topology,
      StreamRig rig,
      CorrectedSales sales,
      LoadOptions options) {
    Instant from = Instant.now();
    rig.sendEach(sales.corrected());
    rig.settle(MAX_STANDSTILL);
    ReplayTimes times;
    try (UpsertLoad load = rig.load(options, probe -> {})) {
      var under = new CorrectionUnderLoad(context, topology, sales, load);
      times = new ReplayUnderLoad(under, from).run();
      load.stop();
      context.console().say("%,.0f upserts/s".formatted(load.rate()));
    } catch (IOException e) {
      throw new BenchException("Cannot close the catalog: " + e.getMessage(), e);
    }
    CorrectedSales.Found found = sales.replayed(CorrectionUnderLoad.NAME, ReplayUnderLoad.NAME);
    rig.settle(MAX_STANDSTILL);
    return report(times, found, rig.check(), rig.ledger());
  }

  private static BenchReport report(
      ReplayTimes times, CorrectedSales.Found found, SalesCheck.Result sent, Ledger ledger) {
    Oracle exact = sent.oracle(ledger);
    long pauseMillis = times.published().attemptMillis();
    return new BenchReport(
        List.of(new BenchRun("firn", times.values())),
        times.figures(),
        new Oracle(
            exact.match() && found.wrong() == 0 && found.changed() > 0,
            "%s; %,d of %,d rows changed, %,d wrong after publishing"
                .formatted(exact.checked(), found.changed(), found.rows(), found.wrong())),
        List.of(
            Goal.atMost("commit of the publication, ms", (double) pauseMillis, MAX_PAUSE_MILLIS),
            Goal.atMost("published, s", times.publishMillis() / 1e3, MAX_PUBLISH_SECONDS),
            Goal.atMost("rows wrong", (double) found.wrong() + sent.wrong(), 0)));
  }

  private static BenchReport report(
      CorrectionTimes times,
      CorrectedSales.Found published,
      CorrectedSales.Found reverted,
      SalesCheck.Result sent,
      Ledger ledger) {
    long wrong = published.wrong() + reverted.wrong();
    boolean countsAreRight =
        published.changed() == times.rowsCorrected() && reverted.changed() == times.rowsReverted();
    Oracle exact = sent.oracle(ledger);
    return new BenchReport(
        List.of(new BenchRun("firn", values(times))),
        List.of(
            Figure.of("computed and adopted", "s", times.runMillis() / 1e3),
            Figure.of("published", "s", times.publishMillis() / 1e3),
            Figure.of("commit of the publication", "ms", (double) times.publishPauseMillis()),
            Figure.of("reverted", "s", times.revertMillis() / 1e3),
            Figure.of("commit of the reversal", "ms", (double) times.revertPauseMillis()),
            Figure.of("rows corrected", "rows", (double) times.rowsCorrected()),
            Figure.of("rows kept for the stream", "rows", (double) times.rowsKept())),
        new Oracle(
            exact.match() && wrong == 0 && countsAreRight && times.rowsCorrected() > 0,
            "%s; %,d of %,d rows wrong after publishing, %,d after reverting; counts %s"
                .formatted(
                    exact.checked(),
                    published.wrong(),
                    published.rows(),
                    reverted.wrong(),
                    countsAreRight ? "right" : "wrong")),
        List.of(
            Goal.atMost(
                "commit of the publication, ms",
                (double) times.publishPauseMillis(),
                MAX_PAUSE_MILLIS),
            Goal.atMost(
                "commit of the reversal, ms", (double) times.revertPauseMillis(), MAX_PAUSE_MILLIS),
            Goal.atMost("published, s", times.publishMillis() / 1e3, MAX_PUBLISH_SECONDS),
            Goal.atMost("reverted, s", times.revertMillis() / 1e3, MAX_PUBLISH_SECONDS),
            Goal.atMost("rows wrong", (double) wrong + sent.wrong(), 0)));
  }

  private static Map<String, Object> values(CorrectionTimes times) {
    return Map.of(
        "run_seconds", times.runMillis() / 1e3,
        "publish_seconds", times.publishMillis() / 1e3,
        "publish_pause_ms", times.publishPauseMillis(),
        "publish_attempts", times.publishAttempts(),
        "revert_seconds", times.revertMillis() / 1e3,
        "revert_pause_ms", times.revertPauseMillis(),
        "rows_corrected", times.rowsCorrected(),
        "rows_kept_for_stream", times.rowsKept(),
        "rows_reverted", times.rowsReverted());
  }
}
