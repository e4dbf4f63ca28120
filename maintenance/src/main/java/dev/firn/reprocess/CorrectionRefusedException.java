package dev.firn.reprocess;

/** Something cannot be done to a correction as things are; nothing was changed. */
public final class CorrectionRefusedException extends RuntimeException {
  private final Reason reason;

  /** Why. */
  public enum Reason {
    /** The name is not one that a correction may have. */
    INVALID_NAME,
    /** A correction, branch or tag of that name exists. */
    NAME_TAKEN,
    /** There is no such correction. */
    UNKNOWN_NAME,
    /** The snapshot is not in the history of main. */
    UNKNOWN_SNAPSHOT,
    /** The correction is not in the state that this needs. */
    WRONG_STATE,
    /** The table cannot be corrected: it has no key, or its lanes do not fit together. */
    UNFIT_TABLE,
    /** The partition spec has changed since the fork. */
    SPEC_CHANGED,
    /** The key has changed since the fork. */
    KEY_CHANGED,
    /** The corrected rows are not what they must be. */
    UNFIT_ROWS,
    /** Another correction has changed the same keys since the fork. */
    OVERLAP,
    /** Others were faster, again and again. */
    OVERTAKEN
  }

  CorrectionRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why, for programs. */
  public Reason reason() {
    return reason;
  }
}
