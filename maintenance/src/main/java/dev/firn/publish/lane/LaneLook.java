package dev.firn.publish.lane;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;

/**
 * How far the lane of a table is ahead of main, from the table's metadata alone.
 *
 * @param snapshots lane snapshots that main does not hold
 * @param rows rows in the data files that they added
 * @param newest when the newest snapshot of the lane or of main was committed; empty if unknown
 * @param oldestUnpublished when the oldest of them was committed; empty if there is none
 * @param halt why nothing can be published; empty if nothing speaks against it so far
 */
public record LaneLook(
    int snapshots,
    long rows,
    Optional<Instant> newest,
    Optional<Instant> oldestUnpublished,
    Optional<Halt> halt) {

  /** Looks at a table as it was loaded. */
  public static LaneLook at(Table table) {
    try {
      return of(new LaneWalk(table).walk());
    } catch (HaltException e) {
      return new LaneLook(0, 0, Optional.empty(), Optional.empty(), Optional.of(e.halt()));
    }
  }

  /** Whether there is something that could be published. */
  public boolean isBehind() {
    return snapshots > 0;
  }

  private static LaneLook of(LaneView view) {
    List<Snapshot> unpublished = view.unpublished();
    long rows = unpublished.stream().mapToLong(LaneLook::rows).sum();
    Snapshot newest =
        unpublished.isEmpty() ? view.main().head() : unpublished.get(unpublished.size() - 1);
    return new LaneLook(
        unpublished.size(),
        rows,
        Optional.of(newest).map(LaneLook::at),
        unpublished.stream().findFirst().map(LaneLook::at),
        Optional.empty());
  }

  private static long rows(Snapshot snapshot) {
    return Long.parseLong(snapshot.summary().getOrDefault(SnapshotSummary.ADDED_RECORDS_PROP, "0"));
  }

  private static Instant at(Snapshot snapshot) {
    return Instant.ofEpochMilli(snapshot.timestampMillis());
  }
}
