package dev.firn.repair;

import dev.firn.index.DeleteForm;
import dev.firn.publish.commit.HeadIs;
import dev.firn.publish.delete.DeadPositions;
import dev.firn.publish.delete.WrittenDeletes;
import dev.firn.publish.lane.MainAncestry;
import dev.firn.publish.lane.Marker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.CleanableFailure;
import org.apache.iceberg.util.ContentFileUtil;
import org.roaringbitmap.RoaringBitmap;

/**
 * Runs a {@link CleaningPlan}: what readers see stays the same, but every dead row of main is one
 * by its position. One commit on main's planned head.
 */
public final class CleaningRunner {
  private final Supplier<Table> fresh;
  private final Executor writers;

  /**
   * A runner of plans for one table.
   *
   * @param fresh loads the table anew, uncached, at each call
   * @param writers where delete files are written
   */
  public CleaningRunner(Supplier<Table> fresh, Executor writers) {
    this.fresh = fresh;
    this.writers = writers;
  }

  /**
   * Does what was planned.
   *
   * @return main's new head
   * @throws RuntimeException if main has moved, a file cannot be read, or the catalog does not
   *     answer; planning anew tells whether it was done
   */
  public long run(CleaningPlan plan) {
    Table table = fresh.get();
    LivePositions positions = new LivePositions(table);
    List<DeadPositions> partly = new ArrayList<>();
    List<FileScanTask> whole = new ArrayList<>();
    for (FileScanTask task : plan.files()) {
      RoaringBitmap dead = positions.dead(task);
      if (dead.getLongCardinality() == task.file().recordCount()) {
        whole.add(task);
      } else if (!dead.isEmpty()) {
        partly.add(new DeadPositions(task.file(), dead));
      }
    }
    WrittenDeletes written = WrittenDeletes.write(table, DeleteForm.of(table), partly, writers);
    try {
      return commit(plan, whole, written);
    } catch (RuntimeException e) {
      if (e instanceof CleanableFailure) {
        written.takeBack();
      }
      throw e;
    }
  }

  private long commit(CleaningPlan plan, List<FileScanTask> whole, WrittenDeletes written) {
    Transaction transaction = fresh.get().newTransaction();
    Table table = transaction.table();
    Snapshot head = table.currentSnapshot();
    Marker newest = new MainAncestry(head, table::snapshot).carried();
    Marker marker = new Marker(newest.through(), newest.n() + 1, newest.epoch(), newest.sink());
    RowDelta delta =
        transaction
            .newRowDelta()
            .validateFromSnapshot(plan.mainHead())
            .validateDeletedFiles()
            .validateWith(new HeadIs(plan.mainHead()));
    written.byDataFile().values().forEach(delta::addDeletes);
    whole.forEach(task -> delta.removeRows(task.file()));
    plan.files().forEach(task -> ownDeletes(task).forEach(delta::removeDeletes));
    plan.equalityDeletes().forEach(delta::removeDeletes);
    marker.carry(delta);
    delta.commit();
    long snapshotId = marker.note(transaction);
    transaction.commitTransaction();
    return snapshotId;
  }

  /** Those that delete positions of that file alone: their positions are in the new file, too. */
  private static List<DeleteFile> ownDeletes(FileScanTask task) {
    return task.deletes().stream()
        .filter(file -> file.content() == FileContent.POSITION_DELETES)
        .filter(ContentFileUtil::isFileScoped)
        .toList();
  }
}
