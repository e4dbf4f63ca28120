package dev.firn.compact;

import java.util.Locale;

/**
 * What compactions did.
 *
 * @param groups groups of files that were rewritten and committed
 * @param bytesRead compressed bytes of their old files
 * @param bytesWritten compressed bytes of their new files
 * @param filesRemoved data files that went from main
 * @param filesAdded data files that came in their place
 * @param rowsDeadLate rows that died while their file was rewritten
 * @param overtaken commits that were refused and tried again with the same files
 * @param bytesWasted compressed bytes that were rewritten for nothing
 * @param failed groups that could not be rewritten
 */
public record CompactionCounts(
    long groups,
    long bytesRead,
    long bytesWritten,
    long filesRemoved,
    long filesAdded,
    long rowsDeadLate,
    long overtaken,
    long bytesWasted,
    long failed) {

  /** Nothing was done. */
  public static final CompactionCounts NONE = new CompactionCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** These and what a result adds to them. */
  public CompactionCounts plus(CompactionResult result) {
    if (result instanceof CompactionResult.Compacted compacted) {
      return plus(compacted);
    }
    boolean isOvertaken = result instanceof CompactionResult.Overtaken;
    long wasted = result instanceof CompactionResult.Wasted it ? it.bytesRead() : 0;
    boolean isFailed = result instanceof CompactionResult.Failed;
    return new CompactionCounts(
        groups,
        bytesRead,
        bytesWritten,
        filesRemoved,
        filesAdded,
        rowsDeadLate,
        overtaken + (isOvertaken ? 1 : 0),
        bytesWasted + wasted,
        failed + (isFailed ? 1 : 0));
  }

  private CompactionCounts plus(CompactionResult.Compacted compacted) {
    return new CompactionCounts(
        groups + 1,
        bytesRead + compacted.bytesRead(),
        bytesWritten + compacted.bytesWritten(),
        filesRemoved + compacted.counts().dataFilesRemoved(),
        filesAdded + compacted.counts().dataFilesAdded(),
        rowsDeadLate + compacted.counts().rowsDeadLate(),
        overtaken,
        bytesWasted,
        failed);
  }

  /** One line for a log. */
  public String toText() {
    return String.format(
        Locale.ROOT,
        "%d groups rewritten, %.1f MB to %.1f MB, data files +%d -%d, %d rows dead meanwhile,"
            + " %d commits overtaken, %.1f MB wasted, %d groups failed",
        groups,
        bytesRead / 1e6,
        bytesWritten / 1e6,
        filesAdded,
        filesRemoved,
        rowsDeadLate,
        overtaken,
        bytesWasted / 1e6,
        failed);
  }
}
