package dev.firn.publish;

import dev.firn.index.StagedFile;
import dev.firn.index.TouchedFile;
import dev.firn.lake.LaneProperties;
import dev.firn.lake.Lanes;
import java.util.HashMap;
import java.util.List;
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
 * Runs a {@link PublicationPlan}: writes its delete files, then commits rows, marker and, where the
 * lane is fully published, the move of the lane as one transaction on main's planned head.
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
   */
  Publication run(Table table, PublicationPlan plan) {
    WrittenDeletes written =
        WrittenDeletes.write(table, plan.form(), plan.deadPositions(), writers);
    Publication publication;
    try {
      publication = commit(plan, written);
    } catch (RuntimeException e) {
      // Thrown only before a commit was tried.
      written.takeBack();
      throw e;
    }
    if (publication instanceof Publication.Refused) {
      written.takeBack();
    } else if (publication instanceof Publication.Published published) {
      plan.staged().commit(published.snapshotId(), deletesOf(plan, written));
    }
    return publication;
  }

  private Publication commit(PublicationPlan plan, WrittenDeletes written) {
    if (plan.reachesLaneHead()) {
      Publication withMove = commit(plan, written, true);
      if (!(withMove instanceof Publication.Refused)) {
        return withMove;
      }
    }
    return commit(plan, written, false);
  }

  private Publication commit(PublicationPlan plan, WrittenDeletes written, boolean move) {
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
      published = stage(plan, written, transaction, move);
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
      PublicationPlan plan, WrittenDeletes written, Transaction transaction, boolean move) {
    rowDelta(plan, written, transaction.newRowDelta()).commit();
    long snapshotId = transaction.table().currentSnapshot().snapshotId();
    Marker marker = plan.marker();
    PublishedProperty property = new PublishedProperty(marker.through(), snapshotId, marker.n());
    transaction.updateProperties().set(LaneProperties.PUBLISHED, property.toJson()).commit();
    if (move) {
      LaneMove.within(transaction);
    }
    return new Publication.Published(snapshotId, marker, move, PublicationCounts.of(plan));
  }

  private static RowDelta rowDelta(PublicationPlan plan, WrittenDeletes written, RowDelta delta) {
    List<String> touched = plan.touchedFiles().stream().map(TouchedFile::location).toList();
    delta
        .validateFromSnapshot(plan.mainHead())
        .validateDeletedFiles()
        .validateDataFilesExist(touched)
        .validateWith(new HeadIs(plan.mainHead()))
        .scanManifestsWith(CommitThreads.all());
    plan.newFiles().forEach(file -> delta.addRows(file.file()));
    plan.carryingFiles().forEach(file -> file.laneDeletes().forEach(delta::addDeletes));
    written.byDataFile().values().forEach(delta::addDeletes);
    plan.touchedFiles().forEach(file -> file.removedDeletes().forEach(delta::removeDeletes));
    for (TouchedFile dropped : plan.droppedFiles()) {
      delta.removeRows(dropped.file().file());
      dropped.removedDeletes().forEach(delta::removeDeletes);
    }
    plan.marker().toSummary().forEach(delta::set);
    return delta;
  }

  private static Map<String, DeleteFile> deletesOf(PublicationPlan plan, WrittenDeletes written) {
    Map<String, DeleteFile> deletes = new HashMap<>(written.byDataFile());
    for (StagedFile file : plan.carryingFiles()) {
      deletes.put(file.file().location(), file.laneDeletes().get(0));
    }
    return deletes;
  }
}
