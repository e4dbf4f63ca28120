package dev.firn.reprocess;

import dev.firn.index.key.KeyColumns;
import dev.firn.lake.CorrectionNames;
import dev.firn.publish.commit.RowChange;
import dev.firn.publish.delete.WrittenDeletes;
import dev.firn.reprocess.merge.Resolution;
import dev.firn.reprocess.merge.Resolved;
import dev.firn.reprocess.merge.UnfitRowsException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.CleanableFailure;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;

/**
 * Makes a correction's branch hold its fork with corrected rows: one snapshot on the fork, of the
 * adopted files and of deletes of the rows whose place they take, by position. An earlier result is
 * replaced in the same commit.
 */
final class Adoption {
  private final CorrectedTable table;
  private final ReprocessingConfig config;

  Adoption(CorrectedTable table, ReprocessingConfig config) {
    this.table = table;
    this.config = config;
  }

  AdoptResult adopt(String name, CorrectedRows rows) {
    return adopt(name, rows, false);
  }

  /**
   * Adopts.
   *
   * @param repeats whether a key may have several rows, as it may have had before
   */
  AdoptResult adopt(String name, CorrectedRows rows, boolean repeats) {
    Table loaded = table.load();
    OpenCorrection open = require(loaded, name);
    RowFilesCheck.require(loaded, name, rows);
    Resolved resolved;
    try {
      resolved = resolve(loaded, open, rows, repeats);
    } catch (UnfitRowsException e) {
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.UNFIT_ROWS,
          "Cannot adopt rows for correction '" + name + "': " + e.getMessage());
    }
    if (resolved.inserted() > 0 && !rows.allowInserts()) {
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.UNFIT_ROWS,
          "Cannot adopt rows for correction '"
              + name
              + "': "
              + resolved.inserted()
              + " of them have a key without a row at the fork, such as the one in "
              + resolved.insert().orElse("?")
              + "; allow inserts if they are meant");
    }
    return commit(name, open, resolved);
  }

  private OpenCorrection require(Table loaded, String name) {
    Correction correction = Corrections.of(loaded).require(name);
    Readiness.requireState(
        loaded,
        correction,
        "adopt rows for",
        Set.of(CorrectionState.OPEN, CorrectionState.COMPUTED));
    OpenCorrection open = OpenCorrection.from(loaded.properties(), name).orElseThrow();
    Readiness.requireSame(loaded, name, open, table.key(loaded));
    return open;
  }

  private Resolved resolve(Table loaded, OpenCorrection open, CorrectedRows rows, boolean repeats) {
    KeyColumns key = rows.newestWins() ? table.versionedKey(loaded) : table.key(loaded);
    try (Resolution resolution = new Resolution(loaded, key, config.files(), config.memory())) {
      resolution.correct(rows.rows(), repeats);
      resolution.delete(rows.deletedKeys());
      return resolution.at(open.fork());
    }
  }

  private AdoptResult commit(String name, OpenCorrection open, Resolved resolved) {
    String run = UUID.randomUUID().toString();
    RowChange change = resolved.change();
    WrittenDeletes written = change.write(table.load(), config.files());
    Attempts attempts = new Attempts(config, "adopt rows for correction '" + name + "'");
    try {
      while (true) {
        attempts.begin();
        Table loaded = table.load();
        Snapshot head = loaded.snapshot(requireStill(loaded, name, open));
        if (run.equals(head.summary().get(CorrectionNames.RUN))) {
          return result(head.snapshotId(), resolved);
        }
        OptionalLong committed = commit(name, open, resolved, run, written, attempts);
        if (committed.isPresent()) {
          return result(committed.getAsLong(), resolved);
        }
      }
    } catch (RuntimeException e) {
      if (!attempts.mayHaveLanded()) {
        written.takeBack();
      }
      throw e;
    }
  }

  /** The head of the branch of what is still the same correction. */
  private long requireStill(Table loaded, String name, OpenCorrection open) {
    OpenCorrection now = require(loaded, name);
    if (!now.id().equals(open.id())) {
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.OVERTAKEN,
          "Cannot adopt rows for correction '"
              + name
              + "': it was aborted meanwhile, and another one of that name started");
    }
    return Corrections.of(loaded).require(name).head();
  }

  /** The snapshot, if it was committed; if not, another look at the table will tell why. */
  private OptionalLong commit(
      String name,
      OpenCorrection open,
      Resolved resolved,
      String run,
      WrittenDeletes written,
      Attempts attempts) {
    Transaction transaction = table.load().newTransaction();
    requireStill(transaction.table(), name, open);
    try {
      CorrectionEdit.reset(transaction, name, open.fork());
      RowDelta delta = transaction.newRowDelta().toBranch(name);
      resolved.change().addTo(delta, open.fork(), written);
      delta
          .set(CorrectionNames.NAME, name)
          .set(CorrectionNames.ID, open.id())
          .set(CorrectionNames.RUN, run)
          .set(CorrectionNames.FORK_SNAPSHOT, Long.toString(open.fork()))
          .set(CorrectionNames.WHO, open.author().who())
          .set(CorrectionNames.WHY, open.author().why());
      counts(resolved).toSummary().forEach(delta::set);
      delta.commit();
    } catch (CommitFailedException | ValidationException e) {
      return OptionalLong.empty();
    }
    try {
      transaction.commitTransaction();
    } catch (RuntimeException e) {
      if (!(e instanceof CleanableFailure)) {
        attempts.unanswered(e);
      }
      return OptionalLong.empty();
    }
    return OptionalLong.of(transaction.table().snapshot(name).snapshotId());
  }

  private static AdoptResult result(long snapshotId, Resolved resolved) {
    return new AdoptResult(
        snapshotId,
        counts(resolved),
        resolved.absent(),
        resolved.older(),
        resolved.change().added().size(),
        resolved.change().deleteFiles());
  }

  private static CorrectionCounts counts(Resolved resolved) {
    return new CorrectionCounts(
        resolved.corrected(), resolved.deleted(), resolved.inserted(), 0, 0);
  }
}
