package dev.firn.publish.lane;

import java.util.Optional;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the lanes of one table again and again, and notices what a single look cannot: that a
 * lane has forgotten what was seen on it and not published. Owned by one thread.
 */
public final class LaneWatch {
  private @Nullable LaneView lastSeen;

  /**
   * Looks at a table as it was loaded.
   *
   * @throws HaltException if the lanes do not fit together, or do not follow from what was seen
   */
  public LaneView look(Table table) {
    LaneView view = new LaneWalk(table).walk();
    requireDescent(table, view);
    lastSeen = view;
    return view;
  }

  /** How many lane snapshots were unpublished when last looked. */
  public int lag() {
    return lastSeen == null ? 0 : lastSeen.unpublished().size();
  }

  /** What main said of itself when last looked; empty before the first look. */
  public Optional<Marker> marker() {
    return Optional.ofNullable(lastSeen).map(LaneView::marker);
  }

  /** Whether the lane was published but not where main was. */
  public boolean isMovable() {
    return lastSeen != null && lastSeen.isMovable();
  }

  private void requireDescent(Table table, LaneView view) {
    LaneView before = lastSeen;
    if (before == null
        || before.unpublished().isEmpty()
        || before.marker().n() != view.marker().n()) {
      return;
    }
    boolean descends =
        view.unpublished().stream()
            .anyMatch(snapshot -> snapshot.snapshotId() == before.laneHead());
    if (!descends) {
      throw new HaltException(
          Halt.Cause.LANE_REWOUND,
          "Cannot publish "
              + table.name()
              + ": the lane is at "
              + view.laneHead()
              + ", which does not descend from "
              + before.laneHead()
              + ", where it was",
          "set the branch back, or restart the keeper to accept the loss");
    }
  }
}
