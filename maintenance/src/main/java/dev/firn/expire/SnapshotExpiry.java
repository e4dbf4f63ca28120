package dev.firn.expire;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the planned snapshots out of a table. Each attempt plans anew on a fresh table and commits
 * what both plans say, on that table's metadata alone: what others commit meanwhile makes the
 * catalog refuse, and then it plans again.
 */
final class SnapshotExpiry {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotExpiry.class);
  private static final int ATTEMPTS = 5;

  private final Supplier<Table> fresh;
  private final ExpiryPlanner planner;
  private final Clock clock;

  SnapshotExpiry(Supplier<Table> fresh, ExpiryPlanner planner, Clock clock) {
    this.fresh = fresh;
    this.planner = planner;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param pending expiries whose files are still to be deleted
   */
  record Expired(int snapshots, int refs, int pending, List<String> troubles) {}

  Expired run(ExpiryPlan plan, List<String> doneJournals) {
    String refusal = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Attempt next = new Attempt(fresh.get(), plan, doneJournals);
      if (next.isNeedless()) {
        return next.nothing(
            next.now.obstacle().map(halt -> List.of(halt.toString())).orElse(List.of()));
      }
      SnapshotRemoval.Outcome outcome = next.commit();
      if (outcome instanceof SnapshotRemoval.Outcome.Removed) {
        return next.expired();
      }
      if (outcome instanceof SnapshotRemoval.Outcome.Unknown unknown) {
        return next.isCommitted()
            ? next.expired()
            : next.nothing(List.of("The catalog did not answer the commit: " + unknown.cause()));
      }
      refusal = ((SnapshotRemoval.Outcome.Refused) outcome).reason();
    }
    return new Expired(
        0,
        0,
        plan.pending().size(),
        List.of(
            "Cannot expire snapshots of "
                + plan.table()
                + ": overtaken, the last time by: "
                + refusal));
  }

  static void requireSame(Table table, ExpiryPlan plan) {
    if (!table.uuid().toString().equals(plan.tableId())) {
      throw new IllegalStateException(
          "Cannot expire snapshots of "
              + plan.table()
              + ": the table is "
              + table.uuid()
              + ", the plan is for "
              + plan.tableId());
    }
  }

  /** One attempt on one load of the table. */
  private final class Attempt {
    private final Table table;
    private final TableOperations operations;
    private final TableMetadata base;
    private final ExpiryPlan now;
    private final Set<Long> snapshotIds;
    private final List<String> refs;
    private final List<PendingExpiry> pending = new ArrayList<>();
    private final boolean hasDone;
    private @Nullable String journal;

    Attempt(Table table, ExpiryPlan plan, List<String> doneJournals) {
      requireSame(table, plan);
      this.table = table;
      this.operations = ((HasTableOperations) table).operations();
      this.base = operations.current();
      this.now = planner.plan(table);
      this.snapshotIds = new LinkedHashSet<>(plan.snapshotIds());
      this.snapshotIds.retainAll(new LinkedHashSet<>(now.snapshotIds()));
      this.refs = now.refs().stream().filter(plan.refs()::contains).toList();
      List<PendingExpiry> listed = PendingExpiry.of(base.properties());
      listed.stream().filter(it -> !doneJournals.contains(it.journal())).forEach(pending::add);
      this.hasDone = pending.size() < listed.size();
    }

    boolean isNeedless() {
      return snapshotIds.isEmpty() && refs.isEmpty() && !hasDone;
    }

    SnapshotRemoval.Outcome commit() {
      if (!snapshotIds.isEmpty()) {
        journal = ExpiryJournal.of(base, snapshotIds).write(operations);
        pending.add(new PendingExpiry(journal, clock.instant()));
      }
      SnapshotRemoval.Outcome outcome =
          SnapshotRemoval.commit(operations, base, snapshotIds, refs, pending);
      if (outcome instanceof SnapshotRemoval.Outcome.Refused && journal != null) {
        dropJournal(journal);
      }
      return outcome;
    }

    private void dropJournal(String name) {
      try {
        operations.io().deleteFile(operations.metadataFileLocation(name));
      } catch (RuntimeException e) {
        LOG.debug("Journal {} is left to the removal of orphans", name, e);
      }
    }

    /** Whether a commit without a reply got through. */
    boolean isCommitted() {
      try {
        List<PendingExpiry> listed = PendingExpiry.of(fresh.get().properties());
        return journal == null
            ? listed.equals(pending)
            : listed.stream().anyMatch(it -> it.journal().equals(journal));
      } catch (RuntimeException e) {
        LOG.debug("Cannot look whether an expiry of {} got through", table.name(), e);
        return false;
      }
    }

    Expired expired() {
      return new Expired(snapshotIds.size(), refs.size(), pending.size(), List.of());
    }

    Expired nothing(List<String> troubles) {
      return new Expired(0, 0, pending.size(), troubles);
    }
  }
}
