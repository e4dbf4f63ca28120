package dev.firn.reprocess;

import dev.firn.lake.CorrectionNames;
import dev.firn.publish.delete.WrittenDeletes;
import dev.firn.publish.lane.LaneWalk;
import dev.firn.publish.lane.Marker;
import dev.firn.reprocess.merge.MergeOutcome;
import java.util.Map;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.CleanableFailure;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;

/**
 * One attempt to publish: rows, marker, branch and tags as one transaction on the head of main that
 * the correction was compared with. The transaction changes refs, so that Iceberg does not try it
 * again on another base.
 */
final class CorrectionCommit {
  private final CorrectedTable table;
  private final ReprocessingConfig config;
  private final Correction correction;
  private final Author author;
  private final String run;

  /**
   * Attempts to publish one correction.
   *
   * @param run names the call that publishes
   */
  CorrectionCommit(
      CorrectedTable table,
      ReprocessingConfig config,
      Correction correction,
      Author author,
      String run) {
    this.table = table;
    this.config = config;
    this.correction = correction;
    this.author = author;
    this.run = run;
  }

  /** Whether it was committed; if not, another look at the table will tell why. */
  boolean run(MergeOutcome outcome, CorrectionCounts counts, Attempts attempts, Courtesy courtesy) {
    WrittenDeletes written = outcome.change().write(table.load(), config.files());
    boolean staged = false;
    try {
      Transaction transaction = table.load().newTransaction();
      if (!isAsCompared(transaction.table(), outcome) || courtesy.mustWait(transaction.table())) {
        written.takeBack();
        return false;
      }
      stage(transaction, outcome, counts, written);
      staged = true;
      return commit(transaction, written, attempts);
    } catch (CommitFailedException | ValidationException e) {
      written.takeBack();
      return false;
    } catch (RuntimeException e) {
      if (!staged) {
        written.takeBack();
      }
      throw e;
    }
  }

  private boolean isAsCompared(Table now, MergeOutcome outcome) {
    Snapshot head = now.currentSnapshot();
    SnapshotRef branch = now.refs().get(correction.name());
    return head != null
        && head.snapshotId() == outcome.mainHead()
        && branch != null
        && branch.snapshotId() == correction.head()
        && OpenCorrection.from(now.properties(), correction.name()).isPresent();
  }

  private void stage(
      Transaction transaction,
      MergeOutcome outcome,
      CorrectionCounts counts,
      WrittenDeletes written) {
    Marker marker = new LaneWalk(transaction.table()).walk().main().carried();
    RowDelta delta = transaction.newRowDelta();
    outcome.change().addTo(delta, outcome.mainHead(), written);
    marker.carry(delta);
    summary(transaction.table()).forEach(delta::set);
    counts.toSummary().forEach(delta::set);
    delta.commit();
    marker.note(transaction);
    new CorrectionEdit(table, config)
        .published(transaction, correction.name(), correction.forkSnapshotId(), outcome.mainHead());
  }

  private Map<String, String> summary(Table now) {
    String id =
        OpenCorrection.from(now.properties(), correction.name()).map(OpenCorrection::id).orElse("");
    return Map.of(
        CorrectionNames.NAME,
        correction.name(),
        CorrectionNames.ID,
        id,
        CorrectionNames.RUN,
        run,
        CorrectionNames.FORK_SNAPSHOT,
        Long.toString(correction.forkSnapshotId()),
        CorrectionNames.WHO,
        author.who(),
        CorrectionNames.WHY,
        author.why());
  }

  /** Files that a snapshot may name are kept. */
  private static boolean commit(
      Transaction transaction, WrittenDeletes written, Attempts attempts) {
    try {
      transaction.commitTransaction();
      return true;
    } catch (RuntimeException e) {
      if (e instanceof CleanableFailure) {
        written.takeBack();
      } else {
        attempts.unanswered(e);
      }
      return false;
    }
  }
}
