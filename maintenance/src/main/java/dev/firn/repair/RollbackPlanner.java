package dev.firn.repair;

import dev.firn.lake.CorrectionNames;
import dev.firn.publish.lane.Halt;
import dev.firn.publish.lane.LaneCheck;
import dev.firn.publish.lane.Marker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** Plans setting main back to an older snapshot of its history. Reads metadata only. */
public final class RollbackPlanner {
  private final Table table;
  private final Snapshot target;
  private final List<Snapshot> lost;

  private RollbackPlanner(Table table, Snapshot target, List<Snapshot> lost) {
    this.table = table;
    this.target = target;
    this.lost = lost;
  }

  /**
   * Plans a rollback.
   *
   * @param table loaded just now
   * @throws RepairRefusedException if main has no such snapshot, is there already, or does not fit
   *     together with the lane
   */
  public static RollbackPlan plan(Table table, long snapshotId) {
    Optional<Halt> halt = LaneCheck.of(table);
    if (halt.isPresent()) {
      throw new RepairRefusedException(table.name(), halt.get().toString());
    }
    List<Snapshot> lost = new ArrayList<>();
    @Nullable Snapshot at = table.currentSnapshot();
    while (at != null && at.snapshotId() != snapshotId) {
      lost.add(at);
      at = at.parentId() == null ? null : table.snapshot(at.parentId());
    }
    if (at == null) {
      throw new RepairRefusedException(
          table.name(), "snapshot " + snapshotId + " is not in the history of main");
    }
    if (lost.isEmpty()) {
      throw new RepairRefusedException(table.name(), "main is at snapshot " + snapshotId);
    }
    return new RollbackPlanner(table, at, lost).plan();
  }

  private RollbackPlan plan() {
    Snapshot head = lost.get(0);
    Marker marker = RepairPlanner.acceptedMarker(table);
    List<String> corrections =
        lost.stream()
            .flatMap(snapshot ->
                Optional.ofNullable(snapshot.summary().get(CorrectionNames.NAME)).stream())
            .distinct()
            .toList();
    return new RollbackPlan(
        table.name(),
        table.uuid().toString(),
        head.snapshotId(),
        target.snapshotId(),
        marker,
        lost.size(),
        corrections,
        steps(head, marker, corrections));
  }

  private List<String> steps(Snapshot head, Marker marker, List<String> corrections) {
    List<String> steps = new ArrayList<>();
    steps.add(
        "set main from "
            + text(head)
            + " back to "
            + text(target)
            + ", with an empty snapshot on top that says so");
    steps.add(
        "lose what "
            + lost.size()
            + " snapshots of main did: it has "
            + rows(head)
            + " rows, and had "
            + rows(target));
    if (!corrections.isEmpty()) {
      steps.add("lose the corrections " + corrections);
    }
    steps.add(
        "count the lane as published through "
            + marker.through()
            + ": what the stream sent until then does not come again");
    return steps;
  }

  private static String text(Snapshot snapshot) {
    return snapshot.snapshotId() + " of " + Instant.ofEpochMilli(snapshot.timestampMillis());
  }

  private static String rows(Snapshot snapshot) {
    long files = number(snapshot, SnapshotSummary.TOTAL_RECORDS_PROP);
    long deletes = number(snapshot, SnapshotSummary.TOTAL_POS_DELETES_PROP);
    return Long.toString(files - deletes);
  }

  private static long number(Snapshot snapshot, String property) {
    return Long.parseLong(snapshot.summary().getOrDefault(property, "0"));
  }
}
