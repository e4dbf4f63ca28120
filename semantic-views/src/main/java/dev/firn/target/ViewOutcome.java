package dev.firn.target;

/** What became of one change. */
public sealed interface ViewOutcome {

  /** What was to be done. */
  ViewChange change();

  /** The target holds it now. */
  record Done(ViewChange change) implements ViewOutcome {}

  /**
   * It may be done in part; publishing again carries on.
   *
   * @param reason in one line
   */
  record Failed(ViewChange change, String reason) implements ViewOutcome {}
}
