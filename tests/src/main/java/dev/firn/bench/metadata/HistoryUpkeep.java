package dev.firn.bench.metadata;

import dev.firn.expire.ExpiryPlan;
import dev.firn.expire.ExpiryPlanner;
import dev.firn.expire.ExpiryPolicy;
import dev.firn.expire.ExpiryResult;
import dev.firn.expire.ExpiryRunner;
import dev.firn.expire.PendingExpiry;
import dev.firn.files.RemovalProgress;
import dev.firn.manifest.ManifestPlanner;
import dev.firn.manifest.ManifestPolicy;
import dev.firn.manifest.ManifestRewrite;
import dev.firn.manifest.ManifestRunner;
import dev.firn.upkeep.ExpireUpkeep;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * Expires snapshots and rewrites manifests as the keeper does, but counts time in cycles of the
 * stream: the benchmark runs faster than the stream that it stands for.
 */
final class HistoryUpkeep {
  private final GlueTable table;
  private final ExecutorService files;
  private final int maxSnapshots;
  private final int pendingExpiries;
  private ExpiryRunner runner;
  private ExpiryPlanner planner;
  private final List<Deletion> deletions = new ArrayList<>();
  private final List<Double> expiryMillis = new ArrayList<>();
  private long expired;
  private long manifestRewrites;

  /** One deletion of files. */
  record Deletion(long files, double seconds) {}

  /**
   * Upkeep of a table.
   *
   * @param pendingExpiries so many expiries go by before the files of one are deleted
   */
  HistoryUpkeep(GlueTable table, ExecutorService files, int maxSnapshots, int pendingExpiries) {
    this.table = table;
    this.files = files;
    this.maxSnapshots = maxSnapshots;
    this.pendingExpiries = pendingExpiries;
    setLaneGrace(Duration.ofMinutes(10));
  }

  /** How long lane snapshots are kept, in the benchmark's own time. */
  void setLaneGrace(Duration laneGrace) {
    ExpiryPolicy policy =
        new ExpiryPolicy(
            Duration.ofDays(5),
            10,
            maxSnapshots,
            laneGrace,
            laneGrace,
            Duration.ofHours(1),
            Clock.systemUTC());
    planner = new ExpiryPlanner(policy);
    runner = new ExpiryRunner(table::load, policy, files, RemovalProgress.SILENT);
  }

  void expire() {
    ExpiryPlan plan = planner.plan(table.load());
    List<PendingExpiry> all = new ArrayList<>(plan.due());
    all.addAll(plan.pending());
    int due = Math.max(0, all.size() - pendingExpiries);
    if (due >= ExpireUpkeep.MIN_EXPIRIES) {
      deleteFiles(plan, all.subList(0, due), all.subList(due, all.size()));
    }
    long begin = System.nanoTime();
    ExpiryResult result = runner.run(with(planner.plan(table.load()), List.of(), List.of()));
    expiryMillis.add((System.nanoTime() - begin) / 1e6);
    require(result);
    expired += result.snapshots();
  }

  /** Deletes all files that wait. */
  void drain() {
    ExpiryPlan plan = planner.plan(table.load());
    List<PendingExpiry> all = new ArrayList<>(plan.due());
    all.addAll(plan.pending());
    deleteFiles(plan, all, List.of());
  }

  private void deleteFiles(ExpiryPlan plan, List<PendingExpiry> due, List<PendingExpiry> left) {
    if (due.isEmpty()) {
      return;
    }
    ExpiryPlan deletion =
        new ExpiryPlan(
            plan.table(), plan.tableId(), List.of(), List.of(), plan.kept(), 0, due, left, null);
    long begin = System.nanoTime();
    ExpiryResult result = runner.run(deletion);
    require(result);
    deletions.add(new Deletion(result.files().total(), (System.nanoTime() - begin) / 1e9));
  }

  private static ExpiryPlan with(
      ExpiryPlan plan, List<PendingExpiry> due, List<PendingExpiry> pending) {
    return new ExpiryPlan(
        plan.table(),
        plan.tableId(),
        plan.snapshotIds(),
        plan.refs(),
        plan.kept(),
        plan.files(),
        due,
        pending,
        null);
  }

  private static void require(ExpiryResult result) {
    if (!result.troubles().isEmpty() || result.files().failed() > 0) {
      throw new IllegalStateException("Cannot expire snapshots: " + result.toText());
    }
  }

  void rewriteManifests() {
    ManifestRewrite rewrite =
        new ManifestRunner(table::load)
            .run(new ManifestPlanner(ManifestPolicy.DEFAULT).plan(table.load()));
    if (rewrite instanceof ManifestRewrite.Rewritten) {
      manifestRewrites++;
    }
  }

  List<Deletion> deletions() {
    return deletions;
  }

  List<Double> expiryMillis() {
    return expiryMillis;
  }

  long expired() {
    return expired;
  }

  long manifestRewrites() {
    return manifestRewrites;
  }
}
