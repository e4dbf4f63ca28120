package dev.firn.reprocess.run;

import dev.firn.reprocess.Correction;
import dev.firn.reprocess.CorrectionState;
import java.util.List;

/** What must be so before the first table of a correction is published. */
public final class CheckedPublication {
  private CheckedPublication() {}

  /**
   * Insists that every table has a result, so that a correction of several does not stop half-way
   * for a reason that was known before. Tables that are published already are passed over.
   *
   * @throws ReprocessException that names the first table that has none
   */
  public static void requireResults(List<TableCorrection> tables) {
    for (TableCorrection it : tables) {
      Correction correction = it.correction();
      if (correction.state() != CorrectionState.COMPUTED
          && correction.state() != CorrectionState.PUBLISHED) {
        throw new ReprocessException(
            "Cannot publish correction '%s': in table '%s' it is %s, without a result"
                .formatted(correction.name(), it.table().name(), Words.of(correction.state())));
      }
    }
  }
}
