package dev.firn.publish.replace;

import dev.firn.publish.lane.Halt;

/** What one attempt to replace files of main did. */
public sealed interface Replacement {
  /** Main has a new snapshot, or has had it since an attempt whose reply was lost. */
  record Replaced(long snapshotId, Counts counts) implements Replacement {}

  /** Main or the lane has moved: nothing changed, and trying again with the same files will do. */
  record Refused(String reason) implements Replacement {}

  /** What was to be replaced is not on main any more: the new files are of no use. */
  record Obsolete(String reason) implements Replacement {}

  /** It is not known whether the commit exists: all files are kept, and trying again will tell. */
  record Unknown(RuntimeException cause) implements Replacement {}

  /** Going on could lose or double rows. */
  record Halted(Halt halt) implements Replacement {}

  /**
   * What a replacement did.
   *
   * @param dataFilesRemoved data files of main that went
   * @param deleteFilesRemoved delete files that went with them
   * @param dataFilesAdded data files that came in their place
   * @param rowsDeadLate rows that died while the new files were written
   * @param deleteFilesWritten position delete files for those rows
   */
  record Counts(
      int dataFilesRemoved,
      int deleteFilesRemoved,
      int dataFilesAdded,
      long rowsDeadLate,
      int deleteFilesWritten) {
    /** What is said of a commit that was found later. */
    public static final Counts UNKNOWN = new Counts(0, 0, 0, 0, 0);

    /** One line for a log. */
    public String toText() {
      return "data files +"
          + dataFilesAdded
          + " -"
          + dataFilesRemoved
          + ", delete files +"
          + deleteFilesWritten
          + " -"
          + deleteFilesRemoved
          + ", "
          + rowsDeadLate
          + " rows dead meanwhile";
    }
  }
}
