package dev.firn.repair;

import java.util.List;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;

/**
 * Equality deletes of main that are going to become positions; nothing is changed yet.
 *
 * @param table its name
 * @param tableId its uuid, so that a plan never meets another table of that name
 * @param mainHead the snapshot of main that the commit insists on; -1 if main is empty
 * @param files data files that equality deletes apply to, with all deletes that do
 * @param equalityDeletes all equality delete files of main, those that apply to nothing too
 */
public record CleaningPlan(
    String table,
    String tableId,
    long mainHead,
    List<FileScanTask> files,
    List<DeleteFile> equalityDeletes) {

  public CleaningPlan {
    files = List.copyOf(files);
    equalityDeletes = List.copyOf(equalityDeletes);
  }

  /** Whether main carries none. */
  public boolean isEmpty() {
    return equalityDeletes.isEmpty();
  }

  /** What is going to be done, in a line. */
  public String toText() {
    return table
        + ": replace "
        + equalityDeletes.size()
        + " equality delete files by positions of "
        + files.size()
        + " data files, at main snapshot "
        + mainHead;
  }
}
