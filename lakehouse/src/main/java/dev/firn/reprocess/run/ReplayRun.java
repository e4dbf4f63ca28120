package dev.firn.reprocess.run;

import dev.firn.catalog.LakeCatalog;
import dev.firn.reprocess.CorrectedRows;
import dev.firn.reprocess.Correction;
import dev.firn.reprocess.Reprocessing;
import dev.firn.reprocess.replay.ReplayEvents;
import dev.firn.reprocess.replay.ReplayPlan;
import dev.firn.reprocess.replay.ReplayProcess;
import dev.firn.reprocess.staging.StagedFiles;
import dev.firn.reprocess.staging.StagingTable;
import dev.firn.reprocess.staging.StagingTables;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Computes a correction by the pipeline itself: the job reads retained events once more and stages
 * the newest row of each key, and the branch adopts those that are not older than the fork's.
 */
public final class ReplayRun {
  private final LakeCatalog catalog;
  private final StagedRun run;
  private final ReplayProcess job;
  private final RunProgress progress;

  /**
   * A run on one table.
   *
   * @param reprocessing of the table
   */
  public ReplayRun(
      LakeCatalog catalog,
      Reprocessing reprocessing,
      ReplayProcess job,
      String table,
      RunProgress progress) {
    this.catalog = catalog;
    this.run = new StagedRun(catalog, reprocessing, table, progress);
    this.job = job;
    this.progress = progress;
  }

  /**
   * Runs the job, and sets the branch to the fork with its result.
   *
   * @throws RuntimeException if the job fails, or its rows are refused; the branch is as it was
   *     then
   */
  public ReplayResult run(Correction correction, ReplayPlan plan) {
    long begin = System.nanoTime();
    run.requireOpen(correction);
    Stage stage = new Stage(plan);
    StagedRun.Adopted adopted = run.run(correction, stage::rows);
    return new ReplayResult(
        adopted.result(),
        stage.events(),
        adopted.rows(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
  }

  /** Has the job fill a staging table. */
  private final class Stage {
    private final ReplayPlan plan;
    private @Nullable ReplayEvents events;

    Stage(ReplayPlan plan) {
      this.plan = plan;
    }

    ReplayEvents events() {
      if (events == null) {
        throw new IllegalStateException("Cannot count events: the job did not run");
      }
      return events;
    }

    CorrectedRows rows(StagingTables staging) {
      StagingTable table = staging.forRows();
      progress.step("The job reads up to %,d events of %s".formatted(plan.events(), plan.topic()));
      ReplayEvents counted = job.run(plan, table.name(), progress::read);
      StagedFiles files = StagedFiles.of(catalog, table);
      if (counted.rows() > 0 && files.rows() == 0) {
        throw new ReprocessException(
            "Cannot adopt the replay: the job has read %d rows, and %s has none"
                .formatted(counted.rows(), table.name()));
      }
      events = counted;
      return CorrectedRows.upserts(files.files());
    }
  }
}
