package dev.firn.expire;

import dev.firn.lake.Lanes;
import dev.firn.publish.Marker;
import dev.firn.publish.SinkTriple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * What is kept for a checkpoint that the lane holds once more: until the second commit of it is
 * published, only the first tells that its files came with it ({@code docs/protocol.md}, H4).
 */
final class RepeatRules {
  private final Table table;
  private final MainHistory main;

  RepeatRules(Table table, MainHistory main) {
    this.table = table;
    this.main = main;
  }

  void apply(KeptSnapshots kept) {
    List<SinkTriple> waiting = waiting();
    for (Snapshot snapshot : table.snapshots()) {
      if (!main.contains(snapshot.snapshotId())
          && SinkTriple.from(snapshot.summary()).filter(it -> isMeant(it, waiting)).isPresent()) {
        kept.keep(snapshot.snapshotId(), KeptReason.REPEATED);
      }
    }
  }

  private static boolean isMeant(SinkTriple triple, List<SinkTriple> waiting) {
    return waiting.stream()
        .anyMatch(it -> it.isSameWriter(triple) && it.checkpointId() <= triple.checkpointId());
  }

  /** Checkpoints on the lane that main does not say it holds. */
  private List<SinkTriple> waiting() {
    List<SinkTriple> waiting = new ArrayList<>();
    long through = through();
    @Nullable Snapshot at = table.snapshot(Lanes.INGEST);
    while (at != null && at.snapshotId() != through && !main.contains(at.snapshotId())) {
      SinkTriple.from(at.summary()).ifPresent(waiting::add);
      at = at.parentId() == null ? null : table.snapshot(at.parentId());
    }
    return waiting;
  }

  private long through() {
    return main.newestFirst().stream()
        .map(publication -> Marker.from(publication.summary()))
        .flatMap(Optional::stream)
        .findFirst()
        .map(Marker::through)
        .orElse(-1L);
  }
}
