package dev.firn.repair;

import dev.firn.lake.Lanes;
import dev.firn.publish.lane.Marker;
import dev.firn.publish.lane.PublishedProperty;
import dev.firn.publish.lane.SinkTriple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * Plans the way out of a main that was rolled back, set elsewhere or replaced ({@code
 * docs/protocol.md}, H11). Reads metadata only.
 */
public final class RepairPlanner {
  private final Table table;
  private final PublishedProperty published;
  private final @Nullable Snapshot head;

  private RepairPlanner(Table table, PublishedProperty published) {
    this.table = table;
    this.published = published;
    this.head = table.currentSnapshot();
  }

  /**
   * Plans a repair.
   *
   * @param table loaded just now
   * @throws RepairRefusedException if there is nothing to repair, or not in this way
   */
  public static RepairPlan plan(Table table, RepairKind kind) {
    PublishedProperty published =
        PublishedProperty.from(table.properties())
            .orElseThrow(
                () -> new RepairRefusedException(table.name(), "nothing was ever published to it"));
    RepairPlanner planner = new RepairPlanner(table, published);
    planner.requireDiverged();
    return kind == RepairKind.ACCEPT_ROLLBACK ? planner.accept() : planner.republish();
  }

  private void requireDiverged() {
    if (head != null && ancestors(head.snapshotId()).containsKey(published.mainSnapshot())) {
      throw refused(
          "main is at "
              + head.snapshotId()
              + ", which descends from the last publication "
              + published.mainSnapshot());
    }
  }

  /**
   * What main has to say of the lane if what the lane has brought so far is not to come again,
   * whatever main is.
   */
  static Marker acceptedMarker(Table table) {
    PublishedProperty published =
        PublishedProperty.from(table.properties())
            .orElseGet(() -> new PublishedProperty(-1, table.currentSnapshot().snapshotId(), 0));
    RepairPlanner planner = new RepairPlanner(table, published);
    return planner.marker(planner.unpublished());
  }

  /** The lane's snapshots that came after the last publication, and the one before them. */
  private record Unpublished(List<Snapshot> snapshots, Snapshot before) {}

  private Unpublished unpublished() {
    Map<Long, Snapshot> before = ancestors(published.mainSnapshot());
    List<Snapshot> unpublished = new ArrayList<>();
    Snapshot at = lane();
    while (at.snapshotId() != published.through() && !before.containsKey(at.snapshotId())) {
      unpublished.add(at);
      at = parent(at);
    }
    return new Unpublished(unpublished, at);
  }

  private Marker marker(Unpublished unpublished) {
    Map<Long, Snapshot> before = ancestors(published.mainSnapshot());
    Snapshot at = unpublished.before();
    return new Marker(at.snapshotId(), published.n() + 1, epoch(before), sink(before, at));
  }

  private RepairPlan accept() {
    Unpublished unpublished = unpublished();
    Marker marker = marker(unpublished);
    return new RepairPlan(
        RepairKind.ACCEPT_ROLLBACK,
        table.name(),
        table.uuid().toString(),
        head == null ? null : head.snapshotId(),
        -1,
        marker,
        List.of(
            "leave main at " + headText() + ", with an empty snapshot on top that says so",
            "count the lane as published through "
                + marker.through()
                + " ("
                + sinkText(marker)
                + ")",
            "publish on top, later, the "
                + unpublished.snapshots().size()
                + " lane snapshots after it"));
  }

  private RepairPlan republish() {
    Map<Long, Snapshot> before = ancestors(published.mainSnapshot());
    if (before.isEmpty()) {
      throw refused(
          "the last publication " + published.mainSnapshot() + " is not in the table any more");
    }
    if (head == null || !before.containsKey(head.snapshotId())) {
      throw refused(
          "main is at "
              + headText()
              + ", which the last publication "
              + published.mainSnapshot()
              + " does not descend from, so that setting main forward would lose what came since");
    }
    return new RepairPlan(
        RepairKind.REPUBLISH,
        table.name(),
        table.uuid().toString(),
        head.snapshotId(),
        published.mainSnapshot(),
        null,
        List.of("set main from " + headText() + " forward to " + published.mainSnapshot()));
  }

  private Snapshot lane() {
    SnapshotRef lane = table.refs().get(Lanes.INGEST);
    if (lane == null) {
      throw refused("there is no branch '" + Lanes.INGEST + "'; run 'firn apply'");
    }
    return table.snapshot(lane.snapshotId());
  }

  private Snapshot parent(Snapshot snapshot) {
    Snapshot parent = snapshot.parentId() == null ? null : table.snapshot(snapshot.parentId());
    if (parent == null) {
      throw refused(
          "the lane's snapshot "
              + snapshot.snapshotId()
              + " does not lead to what was published, through "
              + published.through());
    }
    return parent;
  }

  private Map<Long, Snapshot> ancestors(long snapshotId) {
    Map<Long, Snapshot> ancestors = new LinkedHashMap<>();
    @Nullable Snapshot at = table.snapshot(snapshotId);
    while (at != null) {
      ancestors.put(at.snapshotId(), at);
      at = at.parentId() == null ? null : table.snapshot(at.parentId());
    }
    return ancestors;
  }

  /** The sink must find its newest checkpoint again, or it would commit it twice. */
  private @Nullable SinkTriple sink(Map<Long, Snapshot> before, Snapshot through) {
    Map<Long, Snapshot> newestFirst = before.isEmpty() ? ancestors(through.snapshotId()) : before;
    return newestFirst.values().stream()
        .flatMap(snapshot -> SinkTriple.from(snapshot.summary()).stream())
        .findFirst()
        .or(() -> SinkTriple.from(through.summary()))
        .orElse(null);
  }

  private static String epoch(Map<Long, Snapshot> before) {
    return before.values().stream()
        .flatMap(snapshot -> Marker.from(snapshot.summary()).stream())
        .map(Marker::epoch)
        .findFirst()
        .orElse("0");
  }

  private static String sinkText(Marker marker) {
    return Optional.ofNullable(marker.sink())
        .map(sink -> "checkpoint " + sink.checkpointId())
        .orElse("no checkpoint yet");
  }

  private String headText() {
    return head == null ? "no snapshot" : Long.toString(head.snapshotId());
  }

  private RepairRefusedException refused(String reason) {
    return new RepairRefusedException(table.name(), reason);
  }
}
