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
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    return new BenchReport(
        List.of(new BenchRun("firn", times.values())),
        times.figures(),
        new Oracle(
            exact.match() && found.wrong() == 0 && found.changed() > 0,
            "%s; %,d of %,d rows changed, %,d wrong after publishing"
                .formatted(exact.checked(), found.changed(), found.rows(), found.wrong())),
        List.of(
            Goal.atMost(
                "pause of the stream by the publication, ms",
                times.published().pauseMillis(),
                MAX_PAUSE_MILLIS),
            Goal.atMost("published, s", times.published().seconds(), MAX_PUBLISH_SECONDS),
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
        published.changed() == corrected(times.published())
            && reverted.changed() == corrected(times.reverted());
    Oracle exact = sent.oracle(ledger);
    return new BenchReport(
        List.of(new BenchRun("firn", values(times))),
        figures(times),
        new Oracle(
            exact.match() && wrong == 0 && countsAreRight && corrected(times.published()) > 0,
            "%s; %,d of %,d rows wrong after publishing, %,d after reverting; counts %s"
                .formatted(
                    exact.checked(),
                    published.wrong(),
                    published.rows(),
                    reverted.wrong(),
                    countsAreRight ? "right" : "wrong")),
        List.of(
            Goal.atMost(
                "pause of the stream by the publication, ms",
                times.published().pauseMillis(),
                MAX_PAUSE_MILLIS),
            Goal.atMost(
                "pause of the stream by the reversal, ms",
                times.reverted().pauseMillis(),
                MAX_PAUSE_MILLIS),
            Goal.atMost("published, s", times.published().seconds(), MAX_PUBLISH_SECONDS),
            Goal.atMost("reverted, s", times.reverted().seconds(), MAX_PUBLISH_SECONDS),
            Goal.atMost("rows wrong", (double) wrong + sent.wrong(), 0)));
  }

  private static List<Figure> figures(CorrectionTimes times) {
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("computed and adopted", "s", times.runMillis() / 1e3));
    add(figures, "publication", times.published());
    add(figures, "reversal", times.reverted());
    return figures;
  }

  private static void add(List<Figure> figures, String what, CorrectionTimes.Step step) {
    figures.add(Figure.of(what, "s", step.seconds()));
    figures.add(Figure.of(what + ": pause of the stream", "ms", step.pauseMillis()));
    figures.add(
        Figure.of(
            what + ": lane to main before, median",
            "ms",
            (double) step.pause().usual().toMillis()));
    figures.add(
        Figure.of(
            what + ": lane to main after, longest",
            "ms",
            (double) step.pause().longest().toMillis()));
    figures.add(Figure.of(what + ": last attempt", "ms", (double) step.result().attemptMillis()));
    figures.add(Figure.of(what + ": attempts", "", (double) step.result().attempts()));
    figures.add(Figure.of(what + ": rows", "rows", (double) corrected(step)));
    figures.add(
        Figure.of(
            what + ": rows kept for the stream",
            "rows",
            (double) step.result().counts().keptForStream()));
  }

  private static long corrected(CorrectionTimes.Step step) {
    return step.result().counts().corrected();
  }

  private static Map<String, Object> values(CorrectionTimes times) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("run_seconds", times.runMillis() / 1e3);
    put(values, "publish", times.published());
    put(values, "revert", times.reverted());
    return values;
  }

  private static void put(Map<String, Object> values, String what, CorrectionTimes.Step step) {
    values.put(what + "_seconds", step.seconds());
    values.put(what + "_pause_ms", step.pauseMillis());
    values.put(what + "_usual_delay_ms", step.pause().usual().toMillis());
    values.put(what + "_longest_delay_ms", step.pause().longest().toMillis());
    values.put(what + "_last_attempt_ms", step.result().attemptMillis());
    values.put(what + "_attempts", step.result().attempts());
    values.put(what + "_rows", corrected(step));
    values.put(what + "_rows_kept", step.result().counts().keptForStream());
  }
}
