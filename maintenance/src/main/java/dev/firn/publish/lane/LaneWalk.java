package dev.firn.publish.lane;

import dev.firn.lake.Lanes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a lane holds that main does not, and refuses lanes and mains that are not as the
 * keeper left them. Reads metadata only.
 */
public final class LaneWalk {
  private final Table table;

  /** A walk over a table as it was loaded. */
  public LaneWalk(Table table) {
    this.table = table;
  }

  /**
   * Walks the lane from its head to what is published.
   *
   * @throws HaltException if the two lanes do not fit together
   */
  public LaneView walk() {
    MainAncestry main = main();
    SnapshotRef lane = lane();
    Marker marker = main.marker();
    Deque<Snapshot> unpublished = new ArrayDeque<>();
    Snapshot at = laneSnapshot(lane.snapshotId(), lane.snapshotId());
    while (at.snapshotId() != marker.through() && !main.contains(at.snapshotId())) {
      unpublished.addFirst(at);
      at = parent(at);
    }
    requireNotRewound(main, marker, at);
    return new LaneView(main, marker, lane.snapshotId(), new ArrayList<>(unpublished));
  }

  private MainAncestry main() {
    Snapshot head = table.currentSnapshot();
    Optional<PublishedProperty> property = PublishedProperty.from(table.properties());
    if (head == null) {
      throw property.isPresent() ? diverged(property.get(), null) : notProvisioned("main is empty");
    }
    MainAncestry main = new MainAncestry(head, table::snapshot);
    if (property.isPresent() && !main.contains(property.get().mainSnapshot())) {
      throw diverged(property.get(), head);
    }
    requireNoEqualityDeletes(head);
    return main;
  }

  private SnapshotRef lane() {
    SnapshotRef lane = table.refs().get(Lanes.INGEST);
    if (lane == null) {
      throw notProvisioned("there is no branch '" + Lanes.INGEST + "'");
    }
    Long maxRefAgeMs = lane.maxRefAgeMs();
    if (maxRefAgeMs == null || maxRefAgeMs != Long.MAX_VALUE) {
      throw new HaltException(
          Halt.Cause.NOT_PROVISIONED,
          "Cannot publish "
              + table.name()
              + ": branch '"
              + Lanes.INGEST
              + "' has not the retention settings that it is made with, so that another may have made it anew",
          "find out whether the branch was ever removed, and with it rows; then run 'firn apply'");
    }
    return lane;
  }

  private Snapshot parent(Snapshot snapshot) {
    Long parentId = snapshot.parentId();
    if (parentId == null) {
      throw new HaltException(
          Halt.Cause.LANE_REWOUND,
          "Cannot publish "
              + table.name()
              + ": the lane's root "
              + snapshot.snapshotId()
              + " is not main's",
          "drop the branch and provision the table again, then load the lane's rows anew");
    }
    return laneSnapshot(parentId, snapshot.snapshotId());
  }

  private Snapshot laneSnapshot(long snapshotId, long child) {
    Snapshot snapshot = table.snapshot(snapshotId);
    if (snapshot == null) {
      throw new HaltException(
          Halt.Cause.GAP,
          "Cannot publish "
              + table.name()
              + ": lane snapshot "
              + snapshotId
              + ", parent of "
              + child
              + ", was expired before it was published",
          "stop what expires snapshots of this table, and load the rows since the last publication anew");
    }
    return snapshot;
  }

  /** A lane that leaves main before the last publication has lost what was unpublished on it. */
  private void requireNotRewound(MainAncestry main, Marker marker, Snapshot end) {
    if (end.snapshotId() == marker.through()) {
      return;
    }
    long throughThere = main.markerAt(end.snapshotId()).through();
    if (throughThere != marker.through()) {
      throw new HaltException(
          Halt.Cause.LANE_REWOUND,
          "Cannot publish "
              + table.name()
              + ": the lane leaves main at snapshot "
              + end.snapshotId()
              + ", where lane snapshot "
              + throughThere
              + " was the last published, but "
              + marker.through()
              + " is now",
          "set branch '" + Lanes.INGEST + "' to the newest snapshot that the stream committed");
    }
  }

  private void requireNoEqualityDeletes(Snapshot head) {
    String count = head.summary().getOrDefault(SnapshotSummary.TOTAL_EQ_DELETES_PROP, "0");
    if (!count.equals("0")) {
      throw new HaltException(
          Halt.equalityDeletes(
              table.name(),
              "main snapshot " + head.snapshotId() + " carries " + count + " equality deletes"));
    }
  }

  private HaltException notProvisioned(String what) {
    return new HaltException(
        Halt.Cause.NOT_PROVISIONED,
        "Cannot publish " + table.name() + ": " + what,
        "run 'firn apply', which makes the lanes");
  }

  private HaltException diverged(PublishedProperty property, @Nullable Snapshot head) {
    return new HaltException(
        Halt.Cause.DIVERGED,
        "Cannot publish "
            + table.name()
            + ": main is at "
            + (head == null ? "no snapshot" : head.snapshotId())
            + ", which does not descend from the last publication "
            + property.mainSnapshot(),
        "run 'firn repair' with --accept-rollback if it was meant, with --republish if it was a mistake");
  }
}
