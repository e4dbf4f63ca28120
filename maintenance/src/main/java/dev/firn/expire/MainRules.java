package dev.firn.expire;

import dev.firn.lake.Lanes;
import dev.firn.publish.lane.PublishedProperty;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/**
 * What main keeps: its newest snapshots without a gap, by age and count, and further back to what
 * the keeper, the sink and the branches need. Only what is older than all of that goes, never what
 * is in between: the chain of parents and the log that time travel reads must hold ({@code
 * docs/protocol.md}, H14).
 */
final class MainRules {
  private final Table table;
  private final ExpiryPolicy policy;
  private final MainHistory main;

  MainRules(Table table, ExpiryPolicy policy, MainHistory main) {
    this.table = table;
    this.policy = policy;
    this.main = main;
  }

  void apply(KeptSnapshots kept, int lanesFork, int deepestFork) {
    int retained = retained();
    int needed = Math.max(deepestFork, deepestNeeded(lanesFork));
    List<Snapshot> history = main.newestFirst();
    for (int depth = 0; depth < history.size(); depth++) {
      if (depth < retained) {
        kept.keep(history.get(depth).snapshotId(), KeptReason.RETAINED);
      } else if (depth <= needed) {
        kept.keep(history.get(depth).snapshotId(), KeptReason.NEEDED);
      }
    }
  }

  private int retained() {
    SnapshotRef ref = table.refs().get(Lanes.MAIN);
    Long maxAge = ref == null ? null : ref.maxSnapshotAgeMs();
    Integer min = ref == null ? null : ref.minSnapshotsToKeep();
    Duration age = maxAge == null ? policy.snapshotAge() : Duration.ofMillis(maxAge);
    int count = min == null ? policy.minSnapshots() : min;
    int retained = 0;
    for (Snapshot snapshot : main.newestFirst()) {
      boolean byAge =
          retained < policy.maxSnapshots() && policy.isYounger(snapshot.timestampMillis(), age);
      if (retained >= count && !byAge) {
        break;
      }
      retained++;
    }
    return retained;
  }

  /**
   * The keeper finds its marker, and the sink its last checkpoint, going back from where the lane
   * left main; the head of main must be seen to descend from the last publication.
   */
  private int deepestNeeded(int lanesFork) {
    OptionalInt published =
        PublishedProperty.from(table.properties())
            .map(property -> main.depth(property.mainSnapshot()))
            .orElse(OptionalInt.empty());
    return Math.max(
        published.orElse(0),
        Math.max(main.markerFrom(lanesFork).orElse(0), main.sinkFrom(lanesFork).orElse(0)));
  }
}
