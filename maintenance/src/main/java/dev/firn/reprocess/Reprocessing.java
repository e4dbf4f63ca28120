package dev.firn.reprocess;

import dev.firn.lake.CorrectionNames;
import dev.firn.publish.PublishedTable;
import dev.firn.repair.RollbackPlan;
import dev.firn.repair.RollbackPlanner;
import dev.firn.repair.RollbackResult;
import dev.firn.repair.RollbackRunner;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * The corrections of one table. All of their state is in the table's own metadata, so that any
 * number of processes may work on them, and each call may be repeated after a crash. Not
 * thread-safe.
 *
 * <p>What is refused throws a {@link CorrectionRefusedException} that says the way out; nothing was
 * changed then.
 */
public final class Reprocessing {
  private final Supplier<Table> fresh;
  private final ReprocessingConfig config;
  private final CorrectionEdit edit;
  private final Adoption adoption;
  private final CorrectionPublisher publisher;
  private final Reversal reversal;

  /**
   * The corrections of one table.
   *
   * @param fresh loads the table anew, uncached, at each call
   * @param how what the table's key is
   */
  public Reprocessing(Supplier<Table> fresh, PublishedTable how, ReprocessingConfig config) {
    this.fresh = fresh;
    this.config = config;
    CorrectedTable table = new CorrectedTable(fresh, how);
    this.edit = new CorrectionEdit(table, config);
    this.adoption = new Adoption(table, config);
    this.publisher = new CorrectionPublisher(table, config);
    this.reversal = new Reversal(table, config, edit, adoption, publisher);
  }

  /**
   * The corrections of one table of a catalog.
   *
   * @param catalog must not cache tables
   * @param how what the table's key is
   */
  public static Reprocessing of(
      Catalog catalog, TableIdentifier table, PublishedTable how, ReprocessingConfig config) {
    return new Reprocessing(() -> catalog.loadTable(table), how, config);
  }

  /** Begins a correction: a tag and a branch at the fork, both in one commit. */
  public Correction start(String name, AsOf asOf, Author author) {
    if (CorrectionNames.isRevert(name)) {
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.INVALID_NAME,
          "Cannot start correction '"
              + name
              + "': names that begin with '"
              + CorrectionNames.revert("")
              + "' are those of reversals");
    }
    return edit.start(name, asOf, author);
  }

  /** Begins a correction on behalf of the account that the process runs under. */
  public Correction start(String name, AsOf asOf) {
    return start(name, asOf, Author.ofProcess());
  }

  /** All corrections that the table knows, by their names. */
  public List<Correction> list() {
    return Corrections.of(fresh.get()).all();
  }

  /** The correction of that name. */
  public Optional<Correction> find(String name) {
    return Corrections.of(fresh.get()).find(name);
  }

  /**
   * The files that are kept for a correction alone; reads manifests.
   *
   * @throws CorrectionRefusedException if there is no such correction
   */
  public PinnedFiles pinned(String name) {
    Table table = fresh.get();
    return new PinnedFileCount(table).of(Corrections.of(table).require(name));
  }

  /** Where files of that correction may wait to be adopted without being taken for orphans. */
  public String stagingLocation(String name) {
    return CorrectionNames.staging(fresh.get().location(), name);
  }

  /**
   * Makes the branch hold the fork with exactly these rows, whatever it held before. May be
   * repeated.
   */
  public AdoptResult adopt(String name, CorrectedRows rows) {
    return adoption.adopt(name, rows);
  }

  /** What publishing would do to main as it is now. */
  public PublishPlan plan(String name) {
    return plan(name, PublishOptions.STRICT);
  }

  /** What publishing would do to main as it is now; says what overlaps instead of refusing. */
  public PublishPlan plan(String name, PublishOptions options) {
    return publisher.plan(name, options);
  }

  /** Publishes, and refuses if another correction has changed the same keys since the fork. */
  public PublishResult publish(String name, Author author) {
    return publish(name, author, PublishOptions.STRICT);
  }

  /**
   * Brings the correction onto main in one commit: keys that main has not changed since the fork
   * get their corrected row, all others stay as main has them. May be repeated.
   */
  public PublishResult publish(String name, Author author, PublishOptions options) {
    return publisher.publish(name, author, options);
  }

  /**
   * Takes a published correction out of main again, by another correction: keys that are as it left
   * them get the row from before it. May be repeated.
   */
  public RevertResult revert(String name, Author author) {
    return reversal.revert(name, author);
  }

  /** Gives a correction up that is not published. Its files go later, by expiry. */
  public AbortResult abort(String name) {
    return edit.abort(name);
  }

  /** What setting main back would lose. */
  public RollbackPlan planRollback(long snapshotId) {
    return RollbackPlanner.plan(fresh.get(), snapshotId);
  }

  /** Sets main back, and the lanes agree again; the old head is kept by a tag. */
  public RollbackResult rollback(RollbackPlan plan) {
    return new RollbackRunner(fresh, config.keepFor(), config.clock()).run(plan);
  }
}
