package dev.firn.expire;

import dev.firn.publish.lane.LaneCheck;
import dev.firn.publish.lane.SinkTriple;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

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
    List<SinkTriple> waiting =
        LaneCheck.unpublished(table).stream()
            .map(snapshot -> SinkTriple.from(snapshot.summary()))
            .flatMap(Optional::stream)
            .toList();
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
}
