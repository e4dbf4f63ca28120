package dev.firn.expire;

import dev.firn.lake.CorrectionNames;
import dev.firn.lake.Lanes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * What branches and tags keep: what they name, and what a branch holds since it left main. A branch
 * or tag with an age limit of its own goes when it has outlived it; the lane never does.
 */
final class RefRules {
  private final Table table;
  private final ExpiryPolicy policy;
  private final MainHistory main;
  private final List<String> expired = new ArrayList<>();
  private int deepestFork;
  private int lanesFork;

  RefRules(Table table, ExpiryPolicy policy, MainHistory main) {
    this.table = table;
    this.policy = policy;
    this.main = main;
  }

  void apply(KeptSnapshots kept) {
    Map<String, SnapshotRef> refs = new TreeMap<>(table.refs());
    refs.forEach((name, ref) -> {
      if (isExpired(name, ref)) {
        expired.add(name);
      } else {
        kept.keep(ref.snapshotId(), KeptReason.NAMED);
      }
    });
    refs.forEach((name, ref) -> {
      if (ref.isBranch() && !name.equals(Lanes.MAIN) && !expired.contains(name)) {
        keepBranch(name, ref, kept);
      }
    });
  }

  /** Branches and tags that have outlived their age limit. */
  List<String> expired() {
    return expired;
  }

  /** Depth of the oldest snapshot of main where a branch left it. */
  int deepestFork() {
    return deepestFork;
  }

  /** Depth of the snapshot of main where the lane left it. */
  int lanesFork() {
    return lanesFork;
  }

  private boolean isExpired(String name, SnapshotRef ref) {
    Long limit = ref.maxRefAgeMs();
    Snapshot snapshot = table.snapshot(ref.snapshotId());
    return !name.equals(Lanes.MAIN)
        && !name.equals(Lanes.INGEST)
        && limit != null
        && snapshot != null
        && policy.clock().millis() - snapshot.timestampMillis() > limit;
  }

  private void keepBranch(String name, SnapshotRef ref, KeptSnapshots kept) {
    boolean isLane = name.equals(Lanes.INGEST);
    KeptReason reason = isLane ? KeptReason.LANE : KeptReason.BRANCH;
    @Nullable Snapshot at = table.snapshot(ref.snapshotId());
    for (int count = 0; at != null && (isLane || keeps(ref, at, count)); count++) {
      if (isForkOfCorrection(name, at)) {
        return;
      }
      OptionalInt fork = main.depth(at.snapshotId());
      if (fork.isPresent()) {
        deepestFork = Math.max(deepestFork, fork.getAsInt());
        lanesFork = isLane ? fork.getAsInt() : lanesFork;
        return;
      }
      kept.keep(at.snapshotId(), reason);
      at = at.parentId() == null ? null : table.snapshot(at.parentId());
    }
  }

  /**
   * A correction compares what two snapshots hold, each of which a tag names, so that main need not
   * keep all that lies between: that would be days of it.
   */
  private boolean isForkOfCorrection(String branch, Snapshot at) {
    return Stream.of(CorrectionNames.fork(branch), CorrectionNames.post(branch))
        .map(table.refs()::get)
        .anyMatch(tag -> tag != null && tag.snapshotId() == at.snapshotId());
  }

  /** Without a limit of its own a branch keeps all. */
  private boolean keeps(SnapshotRef ref, Snapshot snapshot, int newer) {
    Long maxAge = ref.maxSnapshotAgeMs();
    Integer min = ref.minSnapshotsToKeep();
    return maxAge == null
        || newer < (min == null ? 1 : min)
        || policy.isYounger(snapshot.timestampMillis(), Duration.ofMillis(maxAge));
  }
}
