package dev.firn.bench.reprocess;

import dev.firn.catalog.LakeCatalog;
import dev.firn.local.part.JobJvm;
import dev.firn.local.site.Installation;
import dev.firn.reprocess.AsOf;
import dev.firn.reprocess.Correction;
import dev.firn.reprocess.Reprocessing;
import dev.firn.reprocess.replay.ReplayPlan;
import dev.firn.reprocess.replay.ReplayPlanner;
import dev.firn.reprocess.replay.ReplayProcess;
import dev.firn.reprocess.replay.ReplayRequest;
import dev.firn.reprocess.run.LakeCorrections;
import dev.firn.reprocess.run.ReplayResult;
import dev.firn.reprocess.run.ReplayRun;
import dev.firn.reprocess.run.RunProgress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A correction that is a mistake, and the replay that mends it, while a load runs.
 *
 * @param under where, and under what
 * @param from when the first of the events was sent that the rows are of
 */
record ReplayUnderLoad(CorrectionUnderLoad under, Instant from) {
  static final String NAME = "bench-again";

  ReplayTimes run() throws IOException {
    try (LakeCatalog catalog = LakeCatalog.open(under.topology().lake());
        var corrections = new LakeCorrections(under.topology().lake(), catalog)) {
      under.awaitUpserts();
      Reprocessing table = corrections.of(under.topology().sales());
      under.context().console().say("Make rows wrong");
      Correction mistake =
          table.start(CorrectionUnderLoad.NAME, AsOf.now(), CorrectionUnderLoad.AUTHOR);
      under.compute(catalog, table, mistake);
      table.publish(CorrectionUnderLoad.NAME, CorrectionUnderLoad.AUTHOR);
      under.load().isSending();
      under.context().console().say("Replay what the stream had sent until then");
      Correction again = table.start(NAME, AsOf.now(), CorrectionUnderLoad.AUTHOR);
      ReplayResult replayed = replay(catalog, table, again, mistake.forkedAt().orElseThrow());
      under.load().isSending();
      under.context().console().say("Publish it");
      CorrectionTimes.Step published =
          under.step(catalog, () -> table.publish(NAME, CorrectionUnderLoad.AUTHOR));
      return new ReplayTimes(replayed, published);
    }
  }

  private ReplayResult replay(
      LakeCatalog catalog, Reprocessing table, Correction again, Instant to) {
    String name = under.topology().sales().name();
    ReplayPlan plan =
        ReplayPlanner.of(under.topology().lake())
            .plan(
                under.topology().sales(),
                again.forkedAt().orElseThrow(),
                new ReplayRequest(from, to, Duration.ofMinutes(1), false));
    var site = under.topology().topology().site();
    List<String> command = new ArrayList<>(new JobJvm(Installation.current()).replay());
    command.add("--lake=" + site.lake());
    return new ReplayRun(
            catalog, table, new ReplayProcess(command, site.endpoints()), name, RunProgress.NONE)
        .run(again, plan);
  }
}
