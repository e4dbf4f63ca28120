package dev.firn.expire;

import dev.firn.publish.lane.Halt;
import dev.firn.publish.lane.LaneCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;

/**
 * Decides which snapshots of a table go, from its metadata alone. Nothing goes while the lanes do
 * not fit together. Thread-safe.
 */
public final class ExpiryPlanner {
  /** The others go at the next expiry: what one expiry leaves behind must fit into memory. */
  static final int MAX_SNAPSHOTS_AT_ONCE = 1000;

  private final ExpiryPolicy policy;

  public ExpiryPlanner(ExpiryPolicy policy) {
    this.policy = policy;
  }

  /**
   * Plans an expiry; reads metadata only and changes nothing.
   *
   * @param table loaded just now
   */
  public ExpiryPlan plan(Table table) {
    Optional<Halt> halt = LaneCheck.of(table);
    if (halt.isPresent()) {
      return new ExpiryPlan(
          table.name(),
          id(table),
          List.of(),
          List.of(),
          Map.of(),
          0,
          List.of(),
          List.of(),
          halt.get());
    }
    MainHistory main = new MainHistory(table);
    KeptSnapshots kept = new KeptSnapshots();
    RefRules refs = new RefRules(table, policy, main);
    refs.apply(kept);
    new MainRules(table, policy, main).apply(kept, refs.lanesFork(), refs.deepestFork());
    new RepeatRules(table, main).apply(kept);
    new OffMainRules(table, policy, main).apply(kept);
    return plan(table, main, kept, refs.expired());
  }

  private ExpiryPlan plan(
      Table table, MainHistory main, KeptSnapshots kept, List<String> expiredRefs) {
    List<Long> removed = new ArrayList<>();
    for (Snapshot snapshot : table.snapshots()) {
      if (!kept.contains(snapshot.snapshotId()) && removed.size() < MAX_SNAPSHOTS_AT_ONCE) {
        removed.add(snapshot.snapshotId());
      }
    }
    List<PendingExpiry> due = new ArrayList<>();
    List<PendingExpiry> pending = new ArrayList<>();
    Instant latest = policy.clock().instant().minus(policy.fileGrace());
    PendingExpiry.of(table.properties())
        .forEach(it -> (it.expiredAt().isAfter(latest) ? pending : due).add(it));
    return new ExpiryPlan(
        table.name(),
        id(table),
        removed,
        expiredRefs,
        kept.counts(),
        files(table, main, removed),
        due,
        pending,
        null);
  }

  /**
   * A manifest list each; what main replaced since; what the lane deleted with, which main does not
   * need.
   */
  private static long files(Table table, MainHistory main, List<Long> removed) {
    long files = 0;
    for (long snapshotId : removed) {
      Map<String, String> summary = table.snapshot(snapshotId).summary();
      files++;
      files +=
          main.contains(snapshotId)
              ? number(summary, SnapshotSummary.DELETED_FILES_PROP)
                  + number(summary, SnapshotSummary.REMOVED_DELETE_FILES_PROP)
              : number(summary, SnapshotSummary.ADDED_DELETE_FILES_PROP);
    }
    return files;
  }

  private static long number(Map<String, String> summary, String property) {
    return Long.parseLong(summary.getOrDefault(property, "0"));
  }

  private static String id(Table table) {
    return table.uuid().toString();
  }
}
