package dev.firn.bench.metadata;

import com.sun.management.OperatingSystemMXBean;
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
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
  /** About as many as a deletion has. */
  private static final int BARE_FILES = 1000;

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final GlueTable table;
  private final ExecutorService files;
  private final int maxSnapshots;
  private final int pendingExpiries;
  private final ExpiryRunner deleter;
  private ExpiryRunner expirer;
  private ExpiryPlanner planner;
  private final BareDeletes storage;
  private final Deletions deletions = new Deletions();
  private final List<Double> expiryMillis = new ArrayList<>();
  private long expired;
  private long manifestRewrites;

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
    this.storage = new BareDeletes(table, files);
    this.deleter = runner(policy(Duration.ofMinutes(10)));
    setLaneGrace(Duration.ofMinutes(10));
  }

  /** How long lane snapshots are kept, in the benchmark's own time. */
  void setLaneGrace(Duration laneGrace) {
    ExpiryPolicy policy = policy(laneGrace);
    planner = new ExpiryPlanner(policy);
    expirer = runner(policy);
  }

  private ExpiryPolicy policy(Duration laneGrace) {
    return new ExpiryPolicy(
        Duration.ofDays(5),
        10,
        maxSnapshots,
        laneGrace,
        laneGrace,
        Duration.ofHours(1),
        Clock.systemUTC());
  }

  private ExpiryRunner runner(ExpiryPolicy policy) {
    return new ExpiryRunner(table::load, policy, files, RemovalProgress.SILENT);
  }

  void expire() throws IOException {
    ExpiryPlan plan = planner.plan(table.load());
    List<PendingExpiry> all = new ArrayList<>(plan.due());
    all.addAll(plan.pending());
    int due = Math.max(0, all.size() - pendingExpiries);
    if (due >= ExpireUpkeep.MIN_EXPIRIES) {
      deleteFiles(plan, all.subList(0, due), all.subList(due, all.size()));
      storage.plant("beside", BARE_FILES);
    }
    long begin = System.nanoTime();
    ExpiryResult result = expirer.run(with(planner.plan(table.load()), List.of(), List.of()));
    expiryMillis.add((System.nanoTime() - begin) / 1e6);
    require(result);
    expired += result.snapshots();
  }

  /** Deletes all files that wait. */
  void drain() throws IOException {
    ExpiryPlan plan = planner.plan(table.load());
    List<PendingExpiry> all = new ArrayList<>(plan.due());
    all.addAll(plan.pending());
    deleteFiles(plan, all, List.of());
  }

  private void deleteFiles(ExpiryPlan plan, List<PendingExpiry> due, List<PendingExpiry> left)
      throws IOException {
    if (due.isEmpty()) {
      return;
    }
    ExpiryPlan deletion =
        new ExpiryPlan(
            plan.table(), plan.tableId(), List.of(), List.of(), plan.kept(), 0, due, left, null);
    double bareSeconds = storage.secondsPerFile();
    long begin = System.nanoTime();
    long cpuBegin = SYSTEM.getProcessCpuTime();
    ExpiryResult result = deleter.run(deletion);
    long cpuNanos = SYSTEM.getProcessCpuTime() - cpuBegin;
    double seconds = (System.nanoTime() - begin) / 1e9;
    require(result);
    deletions.add(
        new Deletions.Deletion(result.files().total(), seconds, cpuNanos / 1e9, bareSeconds));
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

  Deletions deletions() {
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
