package dev.firn.manifest;

import dev.firn.lake.LaneProperties;
import dev.firn.publish.commit.CommitThreads;
import dev.firn.publish.commit.HeadIs;
import dev.firn.publish.lane.Halt;
import dev.firn.publish.lane.LaneCheck;
import dev.firn.publish.lane.Marker;
import dev.firn.publish.lane.PublishedProperty;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.iceberg.RewriteManifests;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.CleanableFailure;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Runs a {@link ManifestPlan}, as one commit on main's planned head that carries the marker. Called
 * on the thread that commits to the table.
 */
public final class ManifestRunner {
  private final Supplier<Table> fresh;

  /**
   * A runner of plans for one table.
   *
   * @param fresh loads the table anew, uncached, at each call
   */
  public ManifestRunner(Supplier<Table> fresh) {
    this.fresh = fresh;
  }

  /**
   * Rewrites manifests, if main is where the plan saw it.
   *
   * @throws RuntimeException if the table or a manifest cannot be read; nothing was committed then
   */
  public ManifestRewrite run(ManifestPlan plan) {
    if (plan.isEmpty()) {
      return new ManifestRewrite.Nothing();
    }
    Table table = fresh.get();
    Snapshot head = table.currentSnapshot();
    if (head == null
        || head.snapshotId() != plan.mainHead()
        || !table.uuid().toString().equals(plan.tableId())) {
      return new ManifestRewrite.Refused("main is not at " + plan.mainHead() + " any more");
    }
    Optional<Halt> halt = LaneCheck.of(table);
    return halt.isPresent() ? new ManifestRewrite.Halted(halt.get()) : run(plan, table, head);
  }

  private static ManifestRewrite run(ManifestPlan plan, Table table, Snapshot head) {
    Set<String> manifests = Set.copyOf(plan.manifests());
    PartitionRanges ranges =
        plan.ranges() == 1
            ? PartitionRanges.one()
            : PartitionRanges.of(table, head, manifests, plan.ranges());
    Optional<Marker> marker = newestMarker(table);
    Transaction transaction = table.newTransaction();
    try {
      RewriteManifests rewrite = transaction.rewriteManifests();
      rewrite
          .clusterBy(ranges::of)
          .rewriteIf(manifest -> manifests.contains(manifest.path()))
          .validateWith(new HeadIs(plan.mainHead()))
          .scanManifestsWith(CommitThreads.all());
      marker.ifPresent(it -> it.carry(rewrite));
      rewrite.commit();
      publishedAt(transaction);
    } catch (CommitFailedException | ValidationException e) {
      return new ManifestRewrite.Refused(String.valueOf(e.getMessage()));
    }
    return commit(transaction);
  }

  private static ManifestRewrite commit(Transaction transaction) {
    Snapshot snapshot = transaction.table().currentSnapshot();
    try {
      transaction.commitTransaction();
    } catch (RuntimeException e) {
      return e instanceof CleanableFailure
          ? new ManifestRewrite.Refused(String.valueOf(e.getMessage()))
          : new ManifestRewrite.Unknown(e);
    }
    return new ManifestRewrite.Rewritten(
        snapshot.snapshotId(),
        number(snapshot, SnapshotSummary.REPLACED_MANIFESTS_COUNT),
        number(snapshot, SnapshotSummary.CREATED_MANIFESTS_COUNT),
        number(snapshot, SnapshotSummary.PROCESSED_MANIFEST_ENTRY_COUNT));
  }

  /** The second copy of the marker names the new head, as after every commit of the keeper. */
  private static void publishedAt(Transaction transaction) {
    Table table = transaction.table();
    long head = table.currentSnapshot().snapshotId();
    PublishedProperty.from(table.properties())
        .map(property -> new PublishedProperty(property.through(), head, property.n()).toJson())
        .ifPresent(
            json -> transaction.updateProperties().set(LaneProperties.PUBLISHED, json).commit());
  }

  private static Optional<Marker> newestMarker(Table table) {
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      Optional<Marker> marker = Marker.from(snapshot.summary());
      if (marker.isPresent()) {
        return marker;
      }
    }
    return Optional.empty();
  }

  private static long number(Snapshot snapshot, String property) {
    Map<String, String> summary = snapshot.summary();
    return Long.parseLong(summary.getOrDefault(property, "0"));
  }
}
