package dev.firn.catalog.plan;

import dev.firn.lake.LaneProperties;
import dev.firn.lake.Lanes;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * How far a table has the lanes that stream and keeper need.
 *
 * <pre>
 *   NO_ROOT --(empty append, branch)--> READY
 *   NO_BRANCH --(branch)--> READY          a table that others made, which never had lanes
 *   UNPROTECTED --(settings of the ref)--> READY
 *   LOST, DETACHED                         refused: events may be lost
 * </pre>
 */
enum LaneState {
  /** Both lanes are there, and the ref keeps third parties from expiring them. */
  READY,
  /** The table has no snapshot at all. */
  NO_ROOT,
  /** Main has a history that Firn never touched, and there is no {@code ingest}. */
  NO_BRANCH,
  /** {@code ingest} is there without the settings that keep it. */
  UNPROTECTED,
  /** {@code ingest} was there, and is gone. */
  LOST,
  /** {@code ingest} is there, but main has no snapshot: the table was replaced. */
  DETACHED;

  static LaneState of(Table table) {
    Snapshot main = table.currentSnapshot();
    SnapshotRef ingest = table.refs().get(Lanes.INGEST);
    if (ingest == null) {
      return withoutBranch(table, main);
    }
    if (main == null) {
      return DETACHED;
    }
    return LaneProtection.holds(ingest) ? READY : UNPROTECTED;
  }

  /**
   * Firn makes root and branch in one commit, so a table that bears Firn's mark without a branch
   * has lost it. The keeper's expiry always leaves a marked snapshot.
   */
  private static LaneState withoutBranch(Table table, @Nullable Snapshot main) {
    if (table.properties().containsKey(LaneProperties.PUBLISHED) || isMarked(table)) {
      return LOST;
    }
    return main == null ? NO_ROOT : NO_BRANCH;
  }

  private static boolean isMarked(Table table) {
    for (Snapshot snapshot : table.snapshots()) {
      if (snapshot.summary().containsKey(LaneProperties.PUBLISHED_THROUGH)) {
        return true;
      }
    }
    return false;
  }
}
