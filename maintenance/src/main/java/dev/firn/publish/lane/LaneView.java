package dev.firn.publish.lane;

import java.util.List;
import org.apache.iceberg.Snapshot;

/**
 * The two lanes of a table as of one load.
 *
 * @param marker the newest on main
 * @param laneHead head of the lane
 * @param unpublished the lane's snapshots that main does not hold, oldest first
 */
public record LaneView(
    MainAncestry main, Marker marker, long laneHead, List<Snapshot> unpublished) {

  public LaneView {
    unpublished = List.copyOf(unpublished);
  }

  /** The snapshot that a commit planned with this view has to insist on. */
  public long mainHead() {
    return main.head().snapshotId();
  }

  /** Whether the lane has nothing of its own and is not where main is. */
  public boolean isMovable() {
    return unpublished.isEmpty() && laneHead != mainHead();
  }
}
