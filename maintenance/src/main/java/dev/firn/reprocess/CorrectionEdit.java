package dev.firn.reprocess;

import dev.firn.lake.CorrectionNames;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.CleanableFailure;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends corrections. This is the only class that sets their branches and tags: beginning
 * and giving up are one compare-and-set on one captured base each, a result and a publication go
 * along with the rows in one transaction, which is never tried again on another base ({@code
 * docs/protocol.md}, H9 and H19).
 */
final class CorrectionEdit {
  /** Large, and yet no overflow when it is subtracted from a time. */
  private static final long FOREVER_MS = Long.MAX_VALUE / 4;

  private final CorrectedTable table;
  private final ReprocessingConfig config;

  CorrectionEdit(CorrectedTable table, ReprocessingConfig config) {
    this.table = table;
    this.config = config;
  }

  /** Begins a correction at a snapshot in the history of main. */
  Correction start(String name, AsOf asOf, Author author) {
    Table loaded = table.load();
    return startAt(name, new ForkPoint(loaded).of(asOf), author);
  }

  /** Begins a correction at a snapshot that something keeps. */
  Correction startAt(String name, long fork, Author author) {
    requireValid(name);
    String id = UUID.randomUUID().toString();
    Attempts attempts = new Attempts(config, "start correction '" + name + "'");
    while (true) {
      attempts.begin();
      Table loaded = table.load();
      Optional<OpenCorrection> open = OpenCorrection.from(loaded.properties(), name);
      if (open.isPresent() && open.get().id().equals(id)) {
        return requireWhole(loaded, name);
      }
      requireFree(loaded, name);
      table.requireLanes(loaded);
      requireClean(loaded, fork);
      OpenCorrection fresh =
          new OpenCorrection(
              id,
              fork,
              config.clock().instant(),
              loaded.spec().specId(),
              table.key(loaded).text(),
              author);
      commit(loaded, started(operations(loaded).current(), name, fresh), attempts);
    }
  }

  /** Gives up a correction that is not published. */
  AbortResult abort(String name) {
    Attempts attempts = new Attempts(config, "abort correction '" + name + "'");
    while (true) {
      attempts.begin();
      Table loaded = table.load();
      if (OpenCorrection.from(loaded.properties(), name).isEmpty()) {
        return aborted(loaded, name, attempts.count() > 1);
      }
      commit(loaded, aborted(operations(loaded).current(), name), attempts);
    }
  }

  /** Adds to a transaction that the branch is at its fork, from where the result is added anew. */
  static void reset(Transaction transaction, String name, long fork) {
    transaction.manageSnapshots().replaceBranch(name, fork).commit();
  }

  /**
   * Adds to a transaction that has committed to main that this is the correction's publication: its
   * branch and both tags, which go some time later.
   *
   * @param fork the snapshot that it began at
   * @param pre main just before
   */
  void published(Transaction transaction, String name, long fork, long pre) {
    transaction.updateProperties().remove(CorrectionNames.property(name)).commit();
    Table now = transaction.table();
    Snapshot post = now.currentSnapshot();
    String preTag = CorrectionNames.pre(name);
    String postTag = CorrectionNames.post(name);
    transaction
        .manageSnapshots()
        .replaceBranch(name, post.snapshotId())
        .createTag(preTag, pre)
        .createTag(postTag, post.snapshotId())
        .setMaxRefAgeMs(name, limitMs(post))
        .setMaxRefAgeMs(postTag, limitMs(post))
        .setMaxRefAgeMs(preTag, limitMs(now.snapshot(pre)))
        .setMaxRefAgeMs(CorrectionNames.fork(name), limitMs(now.snapshot(fork)))
        .commit();
  }

  /** A ref's age counts from its snapshot, this one's limit from now. */
  private long limitMs(Snapshot snapshot) {
    return ageMs(snapshot) + config.keepFor().toMillis();
  }

  private long ageMs(Snapshot snapshot) {
    return Math.max(0, config.clock().millis() - snapshot.timestampMillis());
  }

  private static TableMetadata started(TableMetadata base, String name, OpenCorrection open) {
    return TableMetadata.buildFrom(base)
        .setRef(
            CorrectionNames.fork(name),
            SnapshotRef.tagBuilder(open.fork()).maxRefAgeMs(Long.MAX_VALUE).build())
        .setRef(
            name,
            SnapshotRef.branchBuilder(open.fork())
                .maxRefAgeMs(Long.MAX_VALUE)
                .maxSnapshotAgeMs(FOREVER_MS)
                .minSnapshotsToKeep(Integer.MAX_VALUE)
                .build())
        .setProperties(Map.of(CorrectionNames.property(name), open.toJson()))
        .build();
  }

  /** A tombstone keeps the files while somebody may still be publishing. */
  private TableMetadata aborted(TableMetadata base, String name) {
    TableMetadata.Builder changed = TableMetadata.buildFrom(base);
    SnapshotRef branch = base.ref(name);
    SnapshotRef fork = base.ref(CorrectionNames.fork(name));
    if (branch != null && (fork == null || branch.snapshotId() != fork.snapshotId())) {
      long limitMs = ageMs(base.snapshot(branch.snapshotId())) + config.abortGrace().toMillis();
      changed.setRef(
          CorrectionNames.aborted(name),
          SnapshotRef.tagBuilder(branch.snapshotId()).maxRefAgeMs(limitMs).build());
    }
    remove(changed, name, branch);
    remove(changed, CorrectionNames.fork(name), fork);
    return changed.removeProperties(Set.of(CorrectionNames.property(name))).build();
  }

  /** A REST catalog compares only refs that a commit sets (H19). */
  private static void remove(
      TableMetadata.Builder changed, String name, @Nullable SnapshotRef ref) {
    if (ref != null) {
      long otherAgeMs = FOREVER_MS - 1;
      changed.setRef(
          name, SnapshotRef.builderFrom(ref, ref.snapshotId()).maxRefAgeMs(otherAgeMs).build());
      changed.removeRef(name);
    }
  }

  private static void commit(Table loaded, TableMetadata changed, Attempts attempts) {
    TableOperations operations = operations(loaded);
    try {
      operations.commit(operations.current(), changed);
    } catch (RuntimeException e) {
      if (!(e instanceof CleanableFailure)) {
        attempts.unanswered(e);
      }
    }
  }

  private static AbortResult aborted(Table loaded, String name, boolean tried) {
    Optional<Correction> found = Corrections.of(loaded).find(name);
    if (found.isPresent() && found.get().state() == CorrectionState.ABORTED) {
      return new AbortResult(Optional.of(CorrectionNames.aborted(name)));
    }
    if (found.isPresent()) {
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.WRONG_STATE,
          "Cannot abort correction '"
              + name
              + "' of "
              + loaded.name()
              + ": it is "
              + found.get().state()
              + "; a published one can be reverted");
    }
    if (!tried) {
      Corrections.of(loaded).require(name);
    }
    return new AbortResult(Optional.empty());
  }

  /** On a REST catalog an expiry may have taken the fork away at the very moment. */
  private Correction requireWhole(Table loaded, String name) {
    Correction correction = Corrections.of(loaded).require(name);
    if (correction.state() == CorrectionState.BROKEN) {
      abort(name);
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.UNKNOWN_SNAPSHOT,
          "Cannot start correction '"
              + name
              + "' at snapshot "
              + correction.forkSnapshotId()
              + ": it was expired meanwhile");
    }
    return correction;
  }

  private static void requireValid(String name) {
    if (!CorrectionNames.isValid(name)) {
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.INVALID_NAME,
          "Cannot start correction '"
              + name
              + "': a name has letters, digits, '_', '.' and '-', begins with a letter or digit, and is"
              + " not that of a lane");
    }
  }

  private static void requireFree(Table loaded, String name) {
    Optional<Correction> found = Corrections.of(loaded).find(name);
    if (found.isPresent() && found.get().state() != CorrectionState.ABORTED) {
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.NAME_TAKEN,
          "Cannot start correction '"
              + name
              + "' of "
              + loaded.name()
              + ": there is one, "
              + found.get().state()
              + ", from snapshot "
              + found.get().forkSnapshotId()
              + "; choose another name");
    }
    if (loaded.refs().containsKey(name) || loaded.refs().containsKey(CorrectionNames.fork(name))) {
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.NAME_TAKEN,
          "Cannot start correction '"
              + name
              + "' of "
              + loaded.name()
              + ": there is a branch or tag of that name; choose another name");
    }
  }

  private static void requireClean(Table loaded, long fork) {
    Snapshot snapshot = loaded.snapshot(fork);
    String equalityDeletes =
        snapshot == null ? "?" : snapshot.summary().getOrDefault("total-equality-deletes", "0");
    if (!equalityDeletes.equals("0")) {
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.UNKNOWN_SNAPSHOT,
          "Cannot correct "
              + loaded.name()
              + " from snapshot "
              + fork
              + ": "
              + (snapshot == null
                  ? "the table does not have it any more"
                  : "it has " + equalityDeletes + " equality deletes"));
    }
  }

  private static TableOperations operations(Table loaded) {
    return ((HasTableOperations) loaded).operations();
  }
}
