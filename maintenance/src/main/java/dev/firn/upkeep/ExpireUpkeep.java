package dev.firn.upkeep;

import dev.firn.expire.ExpiryPlan;
import dev.firn.expire.ExpiryPlanner;
import dev.firn.expire.ExpiryPolicy;
import dev.firn.expire.ExpiryResult;
import dev.firn.expire.ExpiryRunner;
import dev.firn.expire.PendingExpiry;
import dev.firn.files.RemovalProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** Lets snapshots go that nobody needs, and deletes the files of those that went before. */
public final class ExpireUpkeep implements Upkeep {
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  /** Each expiry is a commit, so single snapshots wait for others. */
  private static final int MIN_SNAPSHOTS = 10;

  /**
   * To look up what must stay costs the same whether the files of one expiry are deleted or those
   * of ten, so that single ones wait for others.
   */
  public static final int MIN_EXPIRIES = 10;

  private static final Duration MAX_WAIT = Duration.ofMinutes(15);

  private final ExpiryPolicy policy;
  private final ExpiryPlanner planner;
  private final ExpiryRunner runner;
  private @Nullable ExpiryPlan planned;

  /**
   * Expiry of one table.
   *
   * @param fresh loads the table anew, uncached, at each call
   * @param files where files are read and deleted
   */
  public ExpireUpkeep(Supplier<Table> fresh, ExpiryPolicy policy, ExecutorService files) {
    this.policy = policy;
    this.planner = new ExpiryPlanner(policy);
    this.runner = new ExpiryRunner(fresh, policy, files, RemovalProgress.SILENT);
  }

  @Override
  public UpkeepTask task() {
    return UpkeepTask.EXPIRE;
  }

  @Override
  public Duration interval() {
    return INTERVAL;
  }

  @Override
  public UpkeepPlan plan(Table table) {
    ExpiryPlan possible = planner.plan(table);
    ExpiryPlan plan = isWorthWhile(possible.due()) ? possible : possible.withoutFiles();
    planned = plan;
    if (plan.obstacle().isPresent()) {
      return UpkeepPlan.notDue(task(), "halted: " + plan.obstacle().get());
    }
    String reason =
        ("%d snapshots of %d can go (from %d on it is worth a commit), files of %d expiries are due"
                + " (from %d on, or after %s)")
            .formatted(
                plan.snapshotIds().size(),
                snapshots(table),
                MIN_SNAPSHOTS,
                possible.due().size(),
                MIN_EXPIRIES,
                MAX_WAIT);
    boolean isDue =
        plan.snapshotIds().size() >= MIN_SNAPSHOTS
            || !plan.due().isEmpty()
            || !plan.refs().isEmpty();
    return isDue
        ? new UpkeepPlan(task(), true, reason, plan.toText().lines().toList())
        : UpkeepPlan.notDue(task(), reason);
  }

  @Override
  public Optional<UpkeepOutcome> run(Table table) {
    ExpiryPlan plan = planned;
    if (plan == null) {
      throw new IllegalStateException("Cannot expire snapshots: nothing was planned");
    }
    ExpiryResult result = runner.run(plan);
    if (result.troubles().isEmpty()) {
      return Optional.of(new UpkeepOutcome.Done(counters(result)));
    }
    return Optional.of(new UpkeepOutcome.Failed(String.join("; ", result.troubles())));
  }

  private boolean isWorthWhile(List<PendingExpiry> due) {
    Instant latest = policy.clock().instant().minus(policy.fileGrace()).minus(MAX_WAIT);
    return due.size() >= MIN_EXPIRIES
        || due.stream().anyMatch(expiry -> expiry.expiredAt().isBefore(latest));
  }

  private static int snapshots(Table table) {
    int count = 0;
    for (var ignored : table.snapshots()) {
      count++;
    }
    return count;
  }

  private static List<Counter> counters(ExpiryResult result) {
    ExpiryResult.Deleted files = result.files();
    return List.of(
        new Counter("expired_snapshots", result.snapshots(), "snapshots"),
        new Counter("expired_refs", result.refs(), "branches and tags"),
        new Counter("deleted_data_files", files.dataFiles(), "files"),
        new Counter("deleted_delete_files", files.deleteFiles(), "files"),
        new Counter("deleted_metadata_files", metadataFiles(files), "files"),
        new Counter("deleted_bytes", files.bytes(), "bytes"));
  }

  private static long metadataFiles(ExpiryResult.Deleted files) {
    return files.manifests() + files.manifestLists() + files.statistics();
  }
}
