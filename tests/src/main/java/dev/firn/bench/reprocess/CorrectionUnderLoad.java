package dev.firn.bench.reprocess;

import dev.firn.bench.BenchContext;
import dev.firn.bench.stream.OwnTopology;
import dev.firn.bench.stream.UpsertLoad;
import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.Lake;
import dev.firn.probe.StreamPause;
import dev.firn.probe.Waiting;
import dev.firn.reprocess.AsOf;
import dev.firn.reprocess.Author;
import dev.firn.reprocess.Correction;
import dev.firn.reprocess.PublishResult;
import dev.firn.reprocess.Reprocessing;
import dev.firn.reprocess.run.CorrectionSql;
import dev.firn.reprocess.run.LakeCorrections;
import dev.firn.reprocess.run.RunProgress;
import dev.firn.reprocess.run.RunResult;
import dev.firn.reprocess.run.SqlRun;
import dev.firn.reprocess.sql.TrinoTable;
import dev.firn.sql.SqlUpdate;
import dev.firn.sql.TrinoAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/** A correction from beginning to end, and its reversal, while a load runs. */
record CorrectionUnderLoad(
    BenchContext context, OwnTopology topology, CorrectedSales sales, UpsertLoad load) {
  static final String NAME = "bench-tax";

  static final Author AUTHOR = new Author("firn bench", "");
  private static final Duration MAX_WAIT = Duration.ofMinutes(2);

  CorrectionTimes run() throws IOException {
    Lake lake = topology.lake();
    try (LakeCatalog catalog = LakeCatalog.open(lake);
        var corrections = new LakeCorrections(lake, catalog)) {
      awaitUpserts();
      Reprocessing table = corrections.of(topology.sales());
      Correction started = table.start(NAME, AsOf.now(), AUTHOR);
      context.console().say("Compute the correction");
      RunResult computed = compute(catalog, table, started);
      load.isSending();
      context.console().say("Publish it");
      CorrectionTimes.Step published = step(catalog, () -> table.publish(NAME, AUTHOR));
      load.isSending();
      context.console().say("Take it back");
      CorrectionTimes.Step reverted = step(catalog, () -> table.revert(NAME, AUTHOR).published());
      return new CorrectionTimes(computed.millis(), published, reverted);
    }
  }

  /** Brings something to main, and sees what that costs the stream. */
  CorrectionTimes.Step step(LakeCatalog catalog, Supplier<PublishResult> publish) {
    long begin = System.nanoTime();
    PublishResult result = publish.get();
    long millis = (System.nanoTime() - begin) / 1_000_000;
    context.console().say(result.counts().toText());
    Supplier<StreamPause> pause =
        () -> StreamPause.at(catalog.load(topology.sales().name()), result.snapshotId());
    new Waiting(MAX_WAIT).until(true, () -> pause.get().isOver());
    context.console().say(pause.get().toString());
    return new CorrectionTimes.Step(millis, result, pause.get());
  }

  /** The keeper has read what was inserted, and publishes what the stream changes. */
  void awaitUpserts() {
    new Waiting(MAX_WAIT)
        .until(
            true,
            () ->
                topology.queries().row("SELECT count(*) FROM sales WHERE version > 1").number(0)
                    > 0);
  }

  RunResult compute(LakeCatalog catalog, Reprocessing table, Correction started) {
    TrinoAddress trino =
        new TrinoAddress(
            topology.topology().site().trinoUrl(),
            "lake",
            topology.lake().catalog().database(),
            "firn");
    var run =
        new SqlRun(
            catalog,
            table,
            new SqlUpdate(trino),
            new TrinoTable(trino.catalog(), trino.schema(), topology.sales().name()),
            RunProgress.NONE);
    var source = new CorrectionSql.Source("the query", sales.query());
    return run.run(started, new CorrectionSql(source, null), false);
  }
}
