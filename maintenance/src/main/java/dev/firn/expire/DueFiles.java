package dev.firn.expire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the files of earlier expiries, oldest first, once their grace is over: those of several
 * together, since what stays must be looked up once for all of them. Where that fails, those of
 * each by itself, so that one that cannot be deleted does not keep the others.
 */
final class DueFiles {
  private static final Logger LOG = LoggerFactory.getLogger(DueFiles.class);

  /** After so long what cannot be deleted is left to the removal of orphans. */
  private static final Duration GIVE_UP = Duration.ofDays(1);

  private static final int SHOWN = 5;

  private final ExpiryPolicy policy;
  private final ExpiredFiles files;
  private final KnownJournals journals = new KnownJournals();

  DueFiles(ExpiryPolicy policy, ExpiredFiles files) {
    this.policy = policy;
    this.files = files;
  }

  /**
   * What was done.
   *
   * @param journals those that are done with
   */
  record Done(ExpiryResult.Deleted deleted, List<String> journals, List<String> troubles) {}

  Done delete(Table table, ExpiryPlan plan) {
    SnapshotExpiry.requireSame(table, plan);
    TableOperations operations = ((HasTableOperations) table).operations();
    List<PendingExpiry> left = new ArrayList<>(plan.due());
    left.addAll(plan.pending());
    journals.retain(left);
    Run run = new Run(operations, left);
    for (List<PendingExpiry> group : groups(operations, plan.due())) {
      run.delete(group);
    }
    return new Done(run.deleted, run.done, run.troubles);
  }

  /** As many at once as fit into memory; one that cannot be read is alone. */
  private List<List<PendingExpiry>> groups(TableOperations operations, List<PendingExpiry> due) {
    List<List<PendingExpiry>> groups = new ArrayList<>();
    int room = 0;
    for (PendingExpiry expiry : due) {
      int size = size(operations, expiry);
      if (groups.isEmpty() || size > room) {
        groups.add(new ArrayList<>());
        room = ExpiryPlanner.MAX_SNAPSHOTS_AT_ONCE;
      }
      groups.get(groups.size() - 1).add(expiry);
      room -= size;
    }
    return groups;
  }

  private int size(TableOperations operations, PendingExpiry expiry) {
    try {
      return journals.find(operations, expiry).map(it -> it.snapshots().size()).orElse(0);
    } catch (RuntimeException e) {
      LOG.debug("{}", expiry, e);
      return ExpiryPlanner.MAX_SNAPSHOTS_AT_ONCE;
    }
  }

  private static String describe(List<String> files) {
    String some = files.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return files.size()
        + " files could not be deleted: "
        + some
        + (files.size() > SHOWN ? " and " + (files.size() - SHOWN) + " more" : "");
  }

  /** One run over the expiries that are due. */
  private final class Run {
    private final TableOperations operations;
    private final List<PendingExpiry> left;
    private final List<String> done = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private ExpiryResult.Deleted deleted = ExpiryResult.Deleted.NONE;
    private boolean isStale;

    Run(TableOperations operations, List<PendingExpiry> left) {
      this.operations = operations;
      this.left = left;
    }

    void delete(List<PendingExpiry> group) {
      left.removeAll(group);
      Optional<String> trouble = tryToDelete(group);
      if (trouble.isEmpty()) {
        group.forEach(expiry -> done.add(expiry.journal()));
      } else if (group.size() == 1) {
        report(group.get(0), trouble.get());
      } else {
        left.addAll(group);
        group.forEach(expiry -> delete(List.of(expiry)));
      }
    }

    /** Empty if all are deleted. */
    private Optional<String> tryToDelete(List<PendingExpiry> group) {
      try {
        ExpiredFiles.Outcome now = deleteNow(group);
        boolean counts = now.left().isEmpty() || group.size() == 1;
        deleted = counts ? deleted.plus(now.deleted()) : deleted;
        return now.left().isEmpty() ? Optional.empty() : Optional.of(describe(now.left()));
      } catch (RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LOG.debug("{}", group, e);
        return Optional.of(e.toString());
      }
    }

    private ExpiredFiles.Outcome deleteNow(List<PendingExpiry> group) {
      if (isStale) {
        operations.refresh();
      }
      isStale = true;
      ExpiryJournal expired = ExpiryJournal.of(read(group));
      ExpiredFiles.Outcome now = files.delete(operations, expired, read(left));
      if (now.left().isEmpty()) {
        files.drop(operations, group.stream().map(PendingExpiry::journal).toList());
      }
      return now;
    }

    private List<ExpiryJournal> read(List<PendingExpiry> expiries) {
      return expiries.stream()
          .flatMap(expiry -> journals.find(operations, expiry).stream())
          .toList();
    }

    private void report(PendingExpiry expiry, String what) {
      Instant limit = expiry.expiredAt().plus(policy.fileGrace()).plus(GIVE_UP);
      boolean givesUp = limit.isBefore(policy.clock().instant());
      if (givesUp) {
        done.add(expiry.journal());
      }
      troubles.add(
          "Cannot delete the files of expiry "
              + expiry.journal()
              + ": "
              + what
              + (givesUp ? "; they are left to the removal of orphans" : ""));
    }
  }
}
