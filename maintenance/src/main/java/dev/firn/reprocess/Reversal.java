package dev.firn.reprocess;

import dev.firn.lake.CorrectionNames;
import dev.firn.reprocess.merge.Undo;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Table;

/**
 * Takes a correction out of main again by another one: its fork is main just after, its rows are
 * those from just before, written anew. Each step is in the table, so that a reversal that was cut
 * short goes on where it was.
 */
final class Reversal {
  /** What others have made of a key since stays. */
  private static final PublishOptions BESIDE_OTHERS = new PublishOptions(Set.of(), true);

  private final CorrectedTable table;
  private final ReprocessingConfig config;
  private final CorrectionEdit edit;
  private final Adoption adoption;
  private final CorrectionPublisher publisher;

  Reversal(
      CorrectedTable table,
      ReprocessingConfig config,
      CorrectionEdit edit,
      Adoption adoption,
      CorrectionPublisher publisher) {
    this.table = table;
    this.config = config;
    this.edit = edit;
    this.adoption = adoption;
    this.publisher = publisher;
  }

  RevertResult revert(String name, Author author) {
    Table loaded = table.load();
    Corrections corrections = Corrections.of(loaded);
    Readiness.requireState(
        loaded,
        corrections.require(name),
        "revert",
        Set.of(CorrectionState.PUBLISHED, CorrectionState.REVERTED));
    PublishedCorrection published = require(loaded, name);
    String reversal = CorrectionNames.revert(name);
    Optional<Correction> begun =
        corrections.find(reversal).filter(it -> it.state() != CorrectionState.ABORTED);
    Correction correction =
        begun.isPresent() ? begun.get() : edit.startAt(reversal, published.post(), author);
    if (correction.state() == CorrectionState.OPEN) {
      adopt(reversal, published);
    }
    return new RevertResult(reversal, publisher.publish(reversal, author, BESIDE_OTHERS));
  }

  private void adopt(String reversal, PublishedCorrection published) {
    Table loaded = table.load();
    Undo undo =
        Undo.write(
            loaded,
            table.key(loaded),
            published.pre(),
            published.post(),
            CorrectionNames.staging(loaded.location(), reversal),
            config.files(),
            config.memory());
    adoption.adopt(reversal, new CorrectedRows(undo.rows(), undo.deletedKeys(), true), true);
  }

  private static PublishedCorrection require(Table loaded, String name) {
    PublishedCorrection published = PublishedCorrection.of(loaded, name);
    if (published == null) {
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.UNKNOWN_SNAPSHOT,
          "Cannot revert correction '"
              + name
              + "' of "
              + loaded.name()
              + ": the tag of main before it is gone");
    }
    return published;
  }
}
