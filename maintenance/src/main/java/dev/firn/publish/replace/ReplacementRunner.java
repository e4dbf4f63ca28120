package dev.firn.publish.replace;

import dev.firn.lake.LaneProperties;
import dev.firn.publish.commit.CommitThreads;
import dev.firn.publish.commit.HeadIs;
import dev.firn.publish.delete.WrittenDeletes;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.CleanableFailure;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;

/**
 * Runs a {@link ReplacementPlan}: writes the delete files for late deletes, then commits old files,
 * new files and marker as one transaction on main's planned head.
 */
public final class ReplacementRunner {
  private final Supplier<Table> fresh;
  private final Executor writers;

  /**
   * A runner of plans for one table.
   *
   * @param fresh loads the table anew, uncached, at each call
   * @param writers where delete files are written
   */
  public ReplacementRunner(Supplier<Table> fresh, Executor writers) {
    this.fresh = fresh;
    this.writers = writers;
  }

  /**
   * Replaces files of main.
   *
   * @param done told of the new snapshot and the written deletes, on success
   */
  public Replacement run(ReplacementPlan plan, Done done) {
    WrittenDeletes written = WrittenDeletes.write(fresh.get(), plan.form(), plan.late(), writers);
    Replacement replacement;
    try {
      replacement = commit(plan, written);
    } catch (RuntimeException e) {
      // Thrown only before a commit was tried.
      written.takeBack();
      throw e;
    }
    if (replacement instanceof Replacement.Refused) {
      written.takeBack();
    } else if (replacement instanceof Replacement.Replaced replaced) {
      done.replaced(replaced.snapshotId(), written);
    }
    return replacement;
  }

  /** Told of success. */
  public interface Done {
    /**
     * The commit exists.
     *
     * @param snapshotId main's new head
     */
    void replaced(long snapshotId, WrittenDeletes written);
  }

  private Replacement commit(ReplacementPlan plan, WrittenDeletes written) {
    Transaction transaction = fresh.get().newTransaction();
    Snapshot head = transaction.table().currentSnapshot();
    if (head == null || head.snapshotId() != plan.mainHead()) {
      return new Replacement.Refused("main is not at " + plan.mainHead() + " any more");
    }
    try {
      stage(plan, written, transaction);
    } catch (CommitFailedException | ValidationException e) {
      return new Replacement.Refused(String.valueOf(e.getMessage()));
    }
    return commit(plan, transaction);
  }

  private static Replacement commit(ReplacementPlan plan, Transaction transaction) {
    long snapshotId = transaction.table().currentSnapshot().snapshotId();
    try {
      transaction.commitTransaction();
      return new Replacement.Replaced(snapshotId, plan.counts());
    } catch (RuntimeException e) {
      return e instanceof CleanableFailure
          ? new Replacement.Refused(String.valueOf(e.getMessage()))
          : new Replacement.Unknown(e);
    }
  }

  private static void stage(ReplacementPlan plan, WrittenDeletes written, Transaction transaction) {
    SnapshotUpdate<?> update =
        isRewrite(plan)
            ? rewrite(plan, written, transaction.newRewrite())
            : rowDelta(plan, written, transaction.newRowDelta());
    plan.marker().carry(update);
    update.set(LaneProperties.REPLACEMENT, plan.id());
    update.scanManifestsWith(CommitThreads.all());
    update.commit();
    plan.marker().note(transaction);
  }

  /** Iceberg lets a rewrite add deletes only where it removes some, and never add rows. */
  private static boolean isRewrite(ReplacementPlan plan) {
    long before = plan.old().stream().mapToLong(file -> file.file().recordCount()).sum();
    long after = plan.added().stream().mapToLong(DataFile::recordCount).sum();
    boolean mayAddDeletes = plan.late().isEmpty() || !plan.removedDeletes().isEmpty();
    return after <= before && mayAddDeletes;
  }

  private static RewriteFiles rewrite(
      ReplacementPlan plan, WrittenDeletes written, RewriteFiles rewrite) {
    rewrite.validateFromSnapshot(plan.mainHead()).validateWith(new HeadIs(plan.mainHead()));
    plan.old().forEach(file -> rewrite.deleteFile(file.file()));
    plan.removedDeletes().forEach(rewrite::deleteFile);
    plan.added().forEach(rewrite::addFile);
    written.byDataFile().values().forEach(rewrite::addFile);
    return rewrite;
  }

  private static RowDelta rowDelta(ReplacementPlan plan, WrittenDeletes written, RowDelta delta) {
    delta
        .validateFromSnapshot(plan.mainHead())
        .validateDeletedFiles()
        .validateWith(new HeadIs(plan.mainHead()));
    plan.old().forEach(file -> delta.removeRows(file.file()));
    plan.removedDeletes().forEach(delta::removeDeletes);
    plan.added().forEach(delta::addRows);
    written.byDataFile().values().forEach(delta::addDeletes);
    return delta;
  }
}
