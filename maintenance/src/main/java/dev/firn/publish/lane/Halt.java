package dev.firn.publish.lane;

/**
 * Why the keeper does nothing to a table until someone has looked: going on could lose or double
 * rows.
 *
 * @param cause what kind of trouble
 * @param reason one line, with the values that do not fit
 * @param wayOut what to do about it, one line
 */
public record Halt(Cause cause, String reason, String wayOut) {

  /** The kinds of trouble. */
  public enum Cause {
    /** The table has no lanes, or its lane was made anew by someone else. */
    NOT_PROVISIONED,
    /** A lane snapshot between what is published and the lane's head is gone. */
    GAP,
    /** Main was moved to where the last publication is not. */
    DIVERGED,
    /** The lane was moved back, or does not come from main. */
    LANE_REWOUND,
    /** Main carries equality deletes. */
    REPAIR,
    /** A lane snapshot is not what the sink writes. */
    UNFIT_SNAPSHOT,
    /** Two live rows of a key with no order between them. */
    ORDER_UNKNOWN,
    /** This table cannot be published in this way at all. */
    UNSUPPORTED
  }

  /**
   * Main is not what publishing understands: it carries equality deletes.
   *
   * @param table its name
   * @param what was found, in words
   */
  public static Halt equalityDeletes(String table, String what) {
    return new Halt(
        Cause.REPAIR,
        "Cannot publish " + table + ": " + what,
        "run 'firn repair' with --equality-deletes, which replaces them by positions");
  }

  @Override
  public String toString() {
    return cause + ": " + reason + " (" + wayOut + ")";
  }
}
