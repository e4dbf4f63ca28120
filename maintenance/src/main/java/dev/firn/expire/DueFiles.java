package dev.firn.expire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the files of earlier expiries, oldest first, once their grace is over. */
final class DueFiles {
  private static final Logger LOG = LoggerFactory.getLogger(DueFiles.class);

  /** After so long what cannot be deleted is left to the removal of orphans. */
  private static final Duration GIVE_UP = Duration.ofDays(1);

  private final ExpiryPolicy policy;
  private final ExpiredFiles files;

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
    Done done = new Done(ExpiryResult.Deleted.NONE, new ArrayList<>(), new ArrayList<>());
    List<PendingExpiry> left = new ArrayList<>(plan.due());
    left.addAll(plan.pending());
    TableOperations operations = ((HasTableOperations) table).operations();
    Map<String, Optional<ExpiryJournal>> journals = new HashMap<>();
    for (PendingExpiry due : plan.due()) {
      left.remove(due);
      operations.refresh();
      done = delete(operations, due, left, journals, done);
    }
    return done;
  }

  private Done delete(
      TableOperations operations,
      PendingExpiry due,
      List<PendingExpiry> left,
      Map<String, Optional<ExpiryJournal>> journals,
      Done done) {
    ExpiryResult.Deleted deleted = ExpiryResult.Deleted.NONE;
    try {
      Optional<ExpiryJournal> journal = journal(operations, due, journals);
      if (journal.isPresent()) {
        List<ExpiryJournal> later =
            left.stream().flatMap(it -> journal(operations, it, journals).stream()).toList();
        deleted = files.delete(operations, journal.get(), later);
      }
      if (deleted.failed() == 0) {
        drop(operations, due);
        done.journals().add(due.journal());
      } else {
        trouble(due, deleted.failed() + " files could not be deleted", done);
      }
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      LOG.debug("{}", due, e);
      trouble(due, e.toString(), done);
    }
    return new Done(done.deleted().plus(deleted), done.journals(), done.troubles());
  }

  private void trouble(PendingExpiry due, String what, Done done) {
    Instant limit = due.expiredAt().plus(policy.fileGrace()).plus(GIVE_UP);
    boolean givesUp = limit.isBefore(policy.clock().instant());
    if (givesUp) {
      done.journals().add(due.journal());
    }
    done.troubles()
        .add(
            "Cannot delete the files of expiry "
                + due.journal()
                + ": "
                + what
                + (givesUp ? "; they are left to the removal of orphans" : ""));
  }

  private static Optional<ExpiryJournal> journal(
      TableOperations operations,
      PendingExpiry pending,
      Map<String, Optional<ExpiryJournal>> journals) {
    return journals.computeIfAbsent(
        pending.journal(), name -> ExpiryJournal.find(operations, name));
  }

  private static void drop(TableOperations operations, PendingExpiry due) {
    try {
      operations.io().deleteFile(operations.metadataFileLocation(due.journal()));
    } catch (NotFoundException e) {
      LOG.debug("{} is gone already", due.journal(), e);
    }
  }
}
