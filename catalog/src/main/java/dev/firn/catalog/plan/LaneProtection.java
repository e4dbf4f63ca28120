package dev.firn.catalog.plan;

import dev.firn.lake.Lanes;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.SnapshotRef;
import org.jspecify.annotations.Nullable;

/** The settings of the ref {@code ingest} by which a third party's expiry leaves the lane alone. */
final class LaneProtection {

  private static final long MAX_REF_AGE_MS = Long.MAX_VALUE;

  /** Large, and yet no overflow when it is subtracted from a time. */
  private static final long MAX_SNAPSHOT_AGE_MS = Long.MAX_VALUE / 4;

  private static final int MIN_SNAPSHOTS = Integer.MAX_VALUE;

  private LaneProtection() {}

  static boolean holds(SnapshotRef ref) {
    return ref.isBranch()
        && is(ref.maxRefAgeMs(), MAX_REF_AGE_MS)
        && is(ref.maxSnapshotAgeMs(), MAX_SNAPSHOT_AGE_MS)
        && ref.minSnapshotsToKeep() != null
        && ref.minSnapshotsToKeep() == MIN_SNAPSHOTS;
  }

  static ManageSnapshots add(ManageSnapshots update) {
    return update
        .setMaxRefAgeMs(Lanes.INGEST, MAX_REF_AGE_MS)
        .setMaxSnapshotAgeMs(Lanes.INGEST, MAX_SNAPSHOT_AGE_MS)
        .setMinSnapshotsToKeep(Lanes.INGEST, MIN_SNAPSHOTS);
  }

  private static boolean is(@Nullable Long value, long expected) {
    return value != null && value == expected;
  }
}
