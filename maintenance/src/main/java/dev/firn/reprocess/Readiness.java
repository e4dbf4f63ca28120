package dev.firn.reprocess;

import dev.firn.index.key.KeyColumns;
import java.util.Set;
import org.apache.iceberg.Table;

/** What a correction must be for something to be done to it. */
final class Readiness {
  private Readiness() {}

  static void requireState(
      Table table, Correction correction, String what, Set<CorrectionState> allowed) {
    if (!allowed.contains(correction.state())) {
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.WRONG_STATE,
          "Cannot "
              + what
              + " correction '"
              + correction.name()
              + "' of "
              + table.name()
              + ": it is "
              + correction.state()
              + ", not "
              + allowed
              + wayOut(correction.state()));
    }
  }

  private static String wayOut(CorrectionState state) {
    return switch (state) {
      case OPEN -> "; compute its rows first";
      case COMPUTED -> "; publish it first";
      case PUBLISHED -> "; revert it, or start another";
      case REVERTED, ROLLED_BACK, ABORTED -> "; start another";
      case BROKEN ->
          "; others have removed its branch or the tag of its fork: abort it, and start another";
    };
  }

  /** Rows of another layout or under another key are not those that were computed. */
  static void requireSame(Table table, String name, OpenCorrection open, KeyColumns key) {
    if (table.spec().specId() != open.specId()) {
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.SPEC_CHANGED,
          "Cannot go on with correction '"
              + name
              + "' of "
              + table.name()
              + ": the partition spec was "
              + open.specId()
              + " at the fork and is "
              + table.spec().specId()
              + " now; abort it, start another, and compute its rows again");
    }
    if (!key.text().equals(open.key())) {
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.KEY_CHANGED,
          "Cannot go on with correction '"
              + name
              + "' of "
              + table.name()
              + ": the key was "
              + open.key()
              + " at the fork and is "
              + key.text()
              + " now; abort it, start another, and compute its rows again");
    }
  }
}
