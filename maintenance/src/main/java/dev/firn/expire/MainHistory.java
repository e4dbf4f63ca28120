package dev.firn.expire;

import dev.firn.publish.lane.Marker;
import dev.firn.publish.lane.SinkTriple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** The history of main, newest first; a snapshot's depth is how many are newer. */
final class MainHistory {
  private final List<Snapshot> newestFirst = new ArrayList<>();
  private final Map<Long, Integer> depths = new HashMap<>();

  MainHistory(Table table) {
    @Nullable Snapshot at = table.currentSnapshot();
    while (at != null) {
      depths.put(at.snapshotId(), newestFirst.size());
      newestFirst.add(at);
      at = at.parentId() == null ? null : table.snapshot(at.parentId());
    }
  }

  List<Snapshot> newestFirst() {
    return newestFirst;
  }

  boolean contains(long snapshotId) {
    return depths.containsKey(snapshotId);
  }

  OptionalInt depth(long snapshotId) {
    Integer depth = depths.get(snapshotId);
    return depth == null ? OptionalInt.empty() : OptionalInt.of(depth);
  }

  /** The newest snapshot at that depth or deeper that carries the keeper's marker. */
  OptionalInt markerFrom(int depth) {
    return firstFrom(depth, snapshot -> Marker.from(snapshot.summary()).isPresent());
  }

  /** The newest snapshot at that depth or deeper by which the sink knows what it has committed. */
  OptionalInt sinkFrom(int depth) {
    return firstFrom(depth, snapshot -> SinkTriple.from(snapshot.summary()).isPresent());
  }

  private OptionalInt firstFrom(int depth, Predicate<Snapshot> test) {
    for (int at = depth; at < newestFirst.size(); at++) {
      if (test.test(newestFirst.get(at))) {
        return OptionalInt.of(at);
      }
    }
    return OptionalInt.empty();
  }
}
