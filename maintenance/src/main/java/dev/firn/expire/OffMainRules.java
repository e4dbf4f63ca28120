package dev.firn.expire;

import dev.firn.publish.lane.Marker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the snapshots that nothing leads to any more: those of the lane for a while after
 * they were published, others for a while after they were made.
 */
final class OffMainRules {
  private final Table table;
  private final ExpiryPolicy policy;
  private final MainHistory main;

  OffMainRules(Table table, ExpiryPolicy policy, MainHistory main) {
    this.table = table;
    this.policy = policy;
    this.main = main;
  }

  void apply(KeptSnapshots kept) {
    Map<Long, Long> published = publishedMillis();
    for (Snapshot snapshot : table.snapshots()) {
      if (!main.contains(snapshot.snapshotId())) {
        Long millis = published.get(snapshot.snapshotId());
        if (millis == null) {
          keepStray(snapshot, kept);
        } else if (policy.isYounger(millis, policy.laneGrace())) {
          kept.keep(snapshot.snapshotId(), KeptReason.PUBLISHED);
        }
      }
    }
  }

  private void keepStray(Snapshot snapshot, KeptSnapshots kept) {
    if (policy.isYounger(snapshot.timestampMillis(), policy.strayGrace())) {
      kept.keep(snapshot.snapshotId(), KeptReason.STRAY);
    }
  }

  /** When each lane snapshot was published, by what main says of itself. */
  private Map<Long, Long> publishedMillis() {
    Map<Long, Long> published = new HashMap<>();
    List<Snapshot> history = main.newestFirst();
    for (int depth = history.size() - 1; depth >= 0; depth--) {
      Snapshot publication = history.get(depth);
      long through = Marker.from(publication.summary()).map(Marker::through).orElse(-1L);
      @Nullable Snapshot at = table.snapshot(through);
      while (at != null
          && !main.contains(at.snapshotId())
          && published.putIfAbsent(at.snapshotId(), publication.timestampMillis()) == null) {
        at = at.parentId() == null ? null : table.snapshot(at.parentId());
      }
    }
    return published;
  }
}
