package dev.firn.reprocess.run;

import dev.firn.catalog.LakeCatalog;
import dev.firn.reprocess.AdoptResult;
import dev.firn.reprocess.CorrectedRows;
import dev.firn.reprocess.Correction;
import dev.firn.reprocess.Reprocessing;
import dev.firn.reprocess.staging.StagingTables;
import java.util.List;
import java.util.function.Function;
import org.apache.iceberg.DataFile;

/**
 * What is around every way to compute a correction. May be killed at any point and repeated; the
 * branch holds the result of a whole run or what it held before.
 *
 * <pre>
 *   what an earlier run left is dropped -> rows are staged -> the branch adopts their files (one
 *     commit) -> staging tables are dropped
 * </pre>
 */
final class StagedRun {
  private final LakeCatalog catalog;
  private final Reprocessing reprocessing;
  private final String table;
  private final RunProgress progress;

  StagedRun(LakeCatalog catalog, Reprocessing reprocessing, String table, RunProgress progress) {
    this.catalog = catalog;
    this.reprocessing = reprocessing;
    this.table = table;
    this.progress = progress;
  }

  /**
   * What was staged, and what became of it.
   *
   * @param rows corrected ones
   * @param keys whose rows go
   */
  record Adopted(AdoptResult result, long rows, long keys) {}

  /** Refuses a correction that takes no result any more. */
  void requireOpen(Correction correction) {
    if (!correction.isOpen()) {
      throw new ReprocessException(
          "Cannot run correction '%s' of %s: it is %s"
              .formatted(correction.name(), table, Words.of(correction.state())));
    }
  }

  /** Sets the branch to the fork with exactly what is staged. */
  Adopted run(Correction correction, Function<StagingTables, CorrectedRows> stage) {
    StagingTables staging = new StagingTables(catalog, table, correction.name());
    staging.dropAll();
    try {
      CorrectedRows staged = stage.apply(staging);
      long rows = count(staged.rows());
      progress.step("The branch adopts %,d rows".formatted(rows));
      AdoptResult adopted = reprocessing.adopt(correction.name(), staged);
      staging.dropMade();
      return new Adopted(adopted, rows, count(staged.deletedKeys()));
    } catch (RuntimeException e) {
      dropAfter(staging, e);
      throw e;
    }
  }

  private static long count(List<DataFile> files) {
    return files.stream().mapToLong(DataFile::recordCount).sum();
  }

  /** What goes wrong now is nothing against what went wrong before; the next run tries again. */
  private static void dropAfter(StagingTables staging, RuntimeException problem) {
    try {
      staging.dropMade();
    } catch (RuntimeException e) {
      problem.addSuppressed(e);
    }
  }
}
