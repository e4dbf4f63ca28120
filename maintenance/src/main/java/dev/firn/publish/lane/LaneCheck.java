package dev.firn.publish.lane;

import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** Whether the lanes of a table fit together, for whoever must not go on while they do not. */
public final class LaneCheck {
  private LaneCheck() {}

  /** Why nobody may touch the table's history; empty if its lanes are as the keeper left them. */
  public static Optional<Halt> of(Table table) {
    try {
      new LaneWalk(table).walk();
      return Optional.empty();
    } catch (HaltException e) {
      return Optional.of(e.halt());
    }
  }

  /**
   * The lane snapshots that main does not hold, oldest first.
   *
   * @throws HaltException if the lanes do not fit together
   */
  public static List<Snapshot> unpublished(Table table) {
    return new LaneWalk(table).walk().unpublished();
  }

  /** Whether the lane has what main lacks; not if the lanes do not fit together. */
  public static boolean isBehind(Table table) {
    try {
      return !unpublished(table).isEmpty();
    } catch (HaltException e) {
      return false;
    }
  }
}
