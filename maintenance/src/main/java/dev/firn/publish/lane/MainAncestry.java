package dev.firn.publish.lane;

import dev.firn.lake.LaneProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.apache.iceberg.Snapshot;
import org.jspecify.annotations.Nullable;

/** The snapshots of main from its head back to the oldest that is kept, and what they say. */
public final class MainAncestry {
  private final Map<Long, Snapshot> byId = new LinkedHashMap<>();
  private final Snapshot head;

  /**
   * Walks from that head back.
   *
   * @param snapshots by id; null for one that has expired
   */
  public MainAncestry(Snapshot head, LongFunction<@Nullable Snapshot> snapshots) {
    this.head = head;
    for (@Nullable Snapshot at = head; at != null; at = parent(at, snapshots)) {
      byId.put(at.snapshotId(), at);
    }
  }

  private static @Nullable Snapshot parent(
      Snapshot snapshot, LongFunction<@Nullable Snapshot> snapshots) {
    return snapshot.parentId() == null ? null : snapshots.apply(snapshot.parentId());
  }

  /** The newest of them. */
  public Snapshot head() {
    return head;
  }

  /** Whether it is one of them. */
  public boolean contains(long snapshotId) {
    return byId.containsKey(snapshotId);
  }

  /** The newest marker; {@link Marker#NONE} if no snapshot has one. */
  public Marker marker() {
    return markerAt(head.snapshotId());
  }

  /** The newest marker at or before that snapshot of main. */
  Marker markerAt(long snapshotId) {
    return byId.values().stream()
        .dropWhile(snapshot -> snapshot.snapshotId() != snapshotId)
        .flatMap(snapshot -> Marker.from(snapshot.summary()).stream())
        .findFirst()
        .orElse(Marker.NONE);
  }

  /** What a commit to main goes on saying that publishes nothing of the lane. */
  public Marker carried() {
    Marker newest = marker();
    SinkTriple sink = newestSink().orElse(newest.sink());
    return new Marker(newest.through(), newest.n(), newest.epoch(), sink);
  }

  /** The snapshot that holds that replacement of files. */
  public OptionalLong replacement(String id) {
    return byId.values().stream()
        .filter(snapshot -> id.equals(snapshot.summary().get(LaneProperties.REPLACEMENT)))
        .mapToLong(Snapshot::snapshotId)
        .findFirst();
  }

  /** The newest triple of any writer. */
  public Optional<SinkTriple> newestSink() {
    return byId.values().stream()
        .flatMap(snapshot -> SinkTriple.from(snapshot.summary()).stream())
        .findFirst();
  }

  /** The newest triple of that writer, found as the sink finds it. */
  public Optional<SinkTriple> newestOf(SinkTriple writer) {
    return byId.values().stream()
        .flatMap(snapshot -> SinkTriple.from(snapshot.summary()).stream())
        .filter(writer::isSameWriter)
        .findFirst();
  }
}
