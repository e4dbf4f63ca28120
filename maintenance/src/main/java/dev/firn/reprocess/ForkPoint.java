package dev.firn.reprocess;

import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/** Finds the snapshot of main that a correction begins at. */
final class ForkPoint {
  private final Table table;

  ForkPoint(Table table) {
    this.table = table;
  }

  /**
   * The snapshot's id.
   *
   * @throws CorrectionRefusedException if main has no such snapshot
   */
  long of(AsOf asOf) {
    Snapshot head = table.currentSnapshot();
    if (head == null) {
      throw refused("main is empty");
    }
    if (asOf instanceof AsOf.Snapshot snapshot) {
      return inMain(snapshot.snapshotId());
    }
    return asOf instanceof AsOf.Timestamp timestamp ? at(timestamp) : head.snapshotId();
  }

  private long inMain(long snapshotId) {
    if (table.snapshot(snapshotId) == null) {
      throw refused("it has no snapshot " + snapshotId + ", or not any more");
    }
    if (!SnapshotUtil.isAncestorOf(table, snapshotId)) {
      throw refused("snapshot " + snapshotId + " is not in the history of main");
    }
    return snapshotId;
  }

  private long at(AsOf.Timestamp timestamp) {
    try {
      return SnapshotUtil.snapshotIdAsOfTime(table, timestamp.at().toEpochMilli());
    } catch (IllegalArgumentException e) {
      throw refused("main has no snapshot as old as " + timestamp.at() + ", or not any more");
    }
  }

  private CorrectionRefusedException refused(String reason) {
    return new CorrectionRefusedException(
        CorrectionRefusedException.Reason.UNKNOWN_SNAPSHOT,
        "Cannot start a correction of " + table.name() + ": " + reason);
  }
}
