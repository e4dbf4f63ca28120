package dev.firn.publish;

import dev.firn.index.StagedFile;
import dev.firn.lake.Lanes;
import dev.firn.publish.commit.RowChange;
import dev.firn.publish.delete.WrittenDeletes;
import dev.firn.publish.lane.TakenFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.CleanableFailure;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;

/**
 * Runs a {@link PublicationPlan}: rewrites what is worth it, writes delete files, then commits
 * rows, marker and, where the lane is fully published, the move of the lane as one transaction on
 * main's planned head.
 */
final class PublicationRunner {
  private final Supplier<Table> fresh;
  private final Executor writers;

  /**
   * A runner of plans for one table.
   *
   * @param fresh loads the table anew, uncached, at each call
   * @param writers where delete files are written
   */
  PublicationRunner(Supplier<Table> fresh, Executor writers) {
    this.fresh = fresh;
    this.writers = writers;
  }

  /**
   * Publishes; on success the plan's staged index has become the index.
   *
   * @param table as it was planned for
   * @param consolidation rewrites files before
   */
  Publication run(Table table, PublicationPlan plan, Consolidation consolidation) {
    RewrittenFiles rewritten = RewrittenFiles.rewrite(table, plan, consolidation);
    PublicationPlan whole = plan.with(rewritten);
    RowChange change = whole.change();
    WrittenDeletes written;
    try {
      written = change.write(table, writers);
    } catch (RuntimeException e) {
      rewritten.takeBack(table);
      throw e;
    }
    Publication publication;
    try {
      publication = commit(whole, change, written);
    } catch (RuntimeException e) {
      // Thrown only before a commit was tried.
      takeBack(table, rewritten, written);
      throw e;
    }
    if (publication instanceof Publication.Refused) {
      takeBack(table, rewritten, written);
    } else if (publication instanceof Publication.Published published) {
      takeIn(whole, published.snapshotId(), written);
    }
    return publication;
  }

  private static void takeBack(Table table, RewrittenFiles rewritten, WrittenDeletes written) {
    rewritten.takeBack(table);
    written.takeBack();
  }

  private static void takeIn(PublicationPlan plan, long snapshotId, WrittenDeletes written) {
    Map<String, DeleteFile> deletes = deletesOf(plan, written);
    RewrittenFiles rewritten = plan.rewritten();
    if (rewritten.isEmpty()) {
      plan.staged().commit(snapshotId, deletes);
    } else {
      plan.staged()
          .commit(
              snapshotId,
              deletes,
              rewritten.oldLocations(),
              rewritten.toIndex(),
              rewritten.positions());
    }
  }

  private Publication commit(PublicationPlan plan, RowChange change, WrittenDeletes written) {
    if (plan.reachesLaneHead()) {
      Publication withMove = commit(plan, change, written, true);
      if (!(withMove instanceof Publication.Refused)) {
        return withMove;
      }
    }
    return commit(plan, change, written, false);
  }

  private Publication commit(
      PublicationPlan plan, RowChange change, WrittenDeletes written, boolean move) {
    Transaction transaction = fresh.get().newTransaction();
    Table table = transaction.table();
    Snapshot head = table.currentSnapshot();
    if (head == null || head.snapshotId() != plan.mainHead()) {
      return new Publication.Refused(
          "main is at "
              + (head == null ? "no snapshot" : head.snapshotId())
              + ", not at "
              + plan.mainHead()
              + " any more");
    }
    SnapshotRef lane = table.refs().get(Lanes.INGEST);
    if (move && (lane == null || lane.snapshotId() != plan.laneHead())) {
      return new Publication.Refused("the lane is not at " + plan.laneHead() + " any more");
    }
    Publication.Published published;
    try {
      published = stage(plan, change, written, transaction, move);
    } catch (CommitFailedException | ValidationException e) {
      return new Publication.Refused(String.valueOf(e.getMessage()));
    }
    return commit(transaction, published);
  }

  private static Publication commit(Transaction transaction, Publication.Published published) {
    try {
      transaction.commitTransaction();
      return published;
    } catch (RuntimeException e) {
      return e instanceof CleanableFailure
          ? new Publication.Refused(String.valueOf(e.getMessage()))
          : new Publication.Unknown(e);
    }
  }

  private static Publication.Published stage(
      PublicationPlan plan,
      RowChange change,
      WrittenDeletes written,
      Transaction transaction,
      boolean move) {
    RowDelta delta = change.addTo(transaction.newRowDelta(), plan.mainHead(), written);
    plan.carryingFiles().forEach(file -> file.laneDeletes().forEach(delta::addDeletes));
    plan.marker().carry(delta);
    TakenFiles.toSummary(plan.takenFiles()).ifPresent(files -> delta.set(TakenFiles.KEY, files));
    delta.commit();
    long snapshotId = plan.marker().note(transaction);
    if (move) {
      LaneMove.within(transaction);
    }
    return new Publication.Published(
        snapshotId, plan.marker(), move, PublicationCounts.of(plan, change));
  }

  private static Map<String, DeleteFile> deletesOf(PublicationPlan plan, WrittenDeletes written) {
    Map<String, DeleteFile> deletes = new HashMap<>(written.byDataFile());
    for (StagedFile file : plan.carryingFiles()) {
      deletes.put(file.file().location(), file.laneDeletes().get(0));
    }
    return deletes;
  }
}
