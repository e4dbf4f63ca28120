package dev.firn.publish;

import dev.firn.lake.Lanes;
import dev.firn.publish.lane.MainAncestry;
import dev.firn.publish.lane.PublishedProperty;
import java.util.function.Supplier;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.CleanableFailure;

/**
 * Moves the lane onto main. This is the only class that sets a branch: a move that is not one
 * compare-and-set against one captured base loses checkpoints that the sink commits meanwhile
 * ({@code docs/protocol.md}, H1 and H18).
 */
final class LaneMove {
  private final Supplier<Table> fresh;

  /**
   * Moves of one table.
   *
   * @param fresh loads the table anew, uncached, at each call
   */
  LaneMove(Supplier<Table> fresh) {
    this.fresh = fresh;
  }

  /** Moves the lane, if all of it is on main. */
  Move run() {
    TableOperations ops = ((HasTableOperations) fresh.get()).operations();
    return run(ops, ops.refresh());
  }

  /** Moves on that base alone: whatever was committed since makes the catalog refuse. */
  Move run(TableOperations ops, TableMetadata base) {
    SnapshotRef lane = base.ref(Lanes.INGEST);
    Snapshot head = base.currentSnapshot();
    if (lane == null || head == null || lane.snapshotId() == head.snapshotId()) {
      return new Move.NotNeeded();
    }
    MainAncestry main = new MainAncestry(head, base::snapshot);
    if (!isPublished(lane.snapshotId(), main) || !isMainAsPublished(base, main)) {
      return new Move.Refused("lane head " + lane.snapshotId() + " is not published on main");
    }
    return commit(ops, base, SnapshotRef.builderFrom(lane, head.snapshotId()).build());
  }

  /** Adds the move onto the transaction's own new head of main to that transaction. */
  static void within(Transaction transaction) {
    transaction
        .manageSnapshots()
        .replaceBranch(Lanes.INGEST, transaction.table().currentSnapshot().snapshotId())
        .commit();
  }

  private static boolean isPublished(long laneHead, MainAncestry main) {
    return laneHead == main.marker().through() || main.contains(laneHead);
  }

  private static boolean isMainAsPublished(TableMetadata base, MainAncestry main) {
    return PublishedProperty.from(base.properties())
        .map(property -> main.contains(property.mainSnapshot()))
        .orElse(true);
  }

  private static Move commit(TableOperations ops, TableMetadata base, SnapshotRef moved) {
    try {
      ops.commit(base, TableMetadata.buildFrom(base).setRef(Lanes.INGEST, moved).build());
      return new Move.Moved(base.ref(Lanes.INGEST).snapshotId(), moved.snapshotId());
    } catch (RuntimeException e) {
      return e instanceof CleanableFailure
          ? new Move.Refused(String.valueOf(e.getMessage()))
          : new Move.Unknown(e);
    }
  }
}
