package dev.firn.repair;

import dev.firn.lake.CorrectionNames;
import dev.firn.publish.commit.HeadIs;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;

/**
 * Runs a {@link RollbackPlan}: main at the older snapshot, an empty one on top that carries the
 * marker, and a tag that keeps what was, as one transaction. It changes refs, so that Iceberg does
 * not try it again on another base.
 */
public final class RollbackRunner {
  private static final String KEPT = "rolled-back/";

  private final Supplier<Table> fresh;
  private final Duration keepFor;
  private final Clock clock;

  /**
   * A runner of plans for one table.
   *
   * @param fresh loads the table anew, uncached, at each call
   * @param keepFor how long the old head is kept
   */
  public RollbackRunner(Supplier<Table> fresh, Duration keepFor, Clock clock) {
    this.fresh = fresh;
    this.keepFor = keepFor;
    this.clock = clock;
  }

  /**
   * Does what was planned.
   *
   * @throws RepairRefusedException if main is not where the plan saw it
   * @throws RuntimeException if the commit is refused, or the catalog does not answer; planning
   *     anew tells whether it was done
   */
  public RollbackResult run(RollbackPlan plan) {
    Transaction transaction = fresh.get().newTransaction();
    Snapshot head = requireSame(plan, transaction.table());
    String kept = KEPT + plan.mainHead();
    ManageSnapshots refs =
        transaction
            .manageSnapshots()
            .createTag(kept, plan.mainHead())
            .setMaxRefAgeMs(kept, ageMs(head) + keepFor.toMillis());
    plan.corrections().forEach(name -> noteUndone(name, transaction.table(), refs));
    refs.rollbackTo(plan.target()).commit();
    AppendFiles append = transaction.newFastAppend().validateWith(new HeadIs(plan.target()));
    plan.marker().carry(append);
    append.commit();
    long snapshotId = plan.marker().note(transaction);
    transaction.commitTransaction();
    return new RollbackResult(snapshotId, kept);
  }

  /** For as long as the correction's own tags are there at most, which say that it was on main. */
  private void noteUndone(String name, Table table, ManageSnapshots refs) {
    Snapshot post = table.snapshot(CorrectionNames.post(name));
    String undone = CorrectionNames.undone(name);
    if (post != null && !table.refs().containsKey(undone)) {
      refs.createTag(undone, post.snapshotId())
          .setMaxRefAgeMs(undone, ageMs(post) + keepFor.toMillis());
    }
  }

  private long ageMs(Snapshot snapshot) {
    return Math.max(0, clock.millis() - snapshot.timestampMillis());
  }

  private static Snapshot requireSame(RollbackPlan plan, Table table) {
    Snapshot head = table.currentSnapshot();
    if (!plan.tableId().equals(table.uuid().toString())
        || head == null
        || head.snapshotId() != plan.mainHead()) {
      throw new RepairRefusedException(
          plan.table(),
          "main is at "
              + (head == null ? "no snapshot" : head.snapshotId())
              + ", not at "
              + plan.mainHead()
              + " any more");
    }
    return head;
  }
}
