package dev.firn.expire;

import dev.firn.files.FileRemoval;
import dev.firn.files.RemovalProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.iceberg.Table;

/**
 * Runs an {@link ExpiryPlan}. Snapshots leave the table in one commit, together with a note of what
 * they leave behind; their files are deleted by a later run, when the grace is over. So a reader or
 * a commit that began before the expiry finds its files, a killed process forgets nothing, and what
 * another commit brought back meanwhile is seen before anything is deleted.
 *
 * <p>Owned by one thread, the one that commits to the table. Only the holder of the table's lease
 * may run it. It remembers what it read of manifests, so that the next run costs what is new.
 */
public final class ExpiryRunner {
  private final Supplier<Table> fresh;
  private final ExpiryPolicy policy;
  private final DueFiles dueFiles;
  private final SnapshotExpiry expiry;

  /**
   * A runner of plans for one table.
   *
   * @param fresh loads the table anew, uncached, at each call
   * @param files where files are read and deleted
   */
  public ExpiryRunner(
      Supplier<Table> fresh, ExpiryPolicy policy, ExecutorService files, RemovalProgress progress) {
    this.fresh = fresh;
    this.policy = policy;
    ExpiredFiles expired = new ExpiredFiles(files, new FileRemoval(files, progress));
    this.dueFiles = new DueFiles(policy, expired);
    this.expiry = new SnapshotExpiry(fresh, new ExpiryPlanner(policy), policy.clock());
  }

  /**
   * Does what the plan says, as far as a plan made now would still say so; never more.
   *
   * @throws RuntimeException if the table cannot be loaded, or is another one
   */
  public ExpiryResult run(ExpiryPlan plan) {
    Instant start = policy.clock().instant();
    DueFiles.Done done = dueFiles.delete(fresh.get(), plan);
    SnapshotExpiry.Expired expired = expiry.run(plan, done.journals());
    List<String> troubles = new ArrayList<>(done.troubles());
    troubles.addAll(expired.troubles());
    return new ExpiryResult(
        expired.snapshots(),
        expired.refs(),
        done.deleted(),
        expired.pending(),
        Duration.between(start, policy.clock().instant()),
        troubles);
  }
}
