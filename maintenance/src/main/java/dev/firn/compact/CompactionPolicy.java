package dev.firn.compact;

import java.time.Duration;

/**
 * When data files are rewritten, and into what.
 *
 * @param targetFileBytes size at which a new file is full
 * @param smallShare a file below this share of the target is small
 * @param minInputFiles how many small files are worth a rewrite
 * @param minGrowth small files are merged only into something at least this many times as large as
 *     the largest of them, so that a stream of small files is rewritten a logarithmic number of
 *     times; at least 1
 * @param maxDeadShare share of dead rows above which a file is rewritten
 * @param maxDeletesPerFile number of delete files above which a data file is rewritten
 * @param sorting which new files are sorted by the table's sort order, if it has one
 * @param maxGroupBytes bytes of the files that are rewritten together
 * @param maxGroups groups of one plan
 * @param quietAfter once main has not changed for this long, all small files are merged, all that
 *     is unsorted is sorted, and {@code quietDeadShare} holds instead
 * @param quietDeadShare share of dead rows above which a file of a quiet table is rewritten
 */
public record CompactionPolicy(
    long targetFileBytes,
    double smallShare,
    int minInputFiles,
    double minGrowth,
    double maxDeadShare,
    int maxDeletesPerFile,
    Sorting sorting,
    long maxGroupBytes,
    int maxGroups,
    Duration quietAfter,
    double quietDeadShare) {
  private static final long MIB = 1 << 20;

  /** What a table gets that declares nothing else. */
  public static final CompactionPolicy DEFAULT =
      new CompactionPolicy(
          128 * MIB,
          0.75,
          5,
          4,
          0.2,
          8,
          Sorting.FULL_FILES,
          512 * MIB,
          4,
          Duration.ofMinutes(2),
          0.05);

  public CompactionPolicy {
    require(targetFileBytes > 0, "target-file-bytes", targetFileBytes, "positive");
    require(smallShare > 0 && smallShare <= 1, "small-share", smallShare, "in (0, 1]");
    require(minInputFiles >= 2, "min-input-files", minInputFiles, "at least 2");
    require(minGrowth >= 1, "min-growth", minGrowth, "at least 1");
    require(maxDeadShare > 0 && maxDeadShare <= 1, "max-dead-share", maxDeadShare, "in (0, 1]");
    require(maxDeletesPerFile >= 1, "max-deletes-per-file", maxDeletesPerFile, "at least 1");
    require(
        maxGroupBytes >= targetFileBytes,
        "max-group-bytes",
        maxGroupBytes,
        "at least " + targetFileBytes);
    require(maxGroups >= 1, "max-groups", maxGroups, "at least 1");
    require(!quietAfter.isNegative(), "quiet-after", quietAfter, "positive");
    require(
        quietDeadShare > 0 && quietDeadShare <= 1, "quiet-dead-share", quietDeadShare, "in (0, 1]");
  }

  /** The same with another target, and groups of four such files. */
  public CompactionPolicy withTargetFileBytes(long bytes) {
    return new CompactionPolicy(
        bytes,
        smallShare,
        minInputFiles,
        minGrowth,
        maxDeadShare,
        maxDeletesPerFile,
        sorting,
        Math.multiplyExact(4, bytes),
        maxGroups,
        quietAfter,
        quietDeadShare);
  }

  /** The same, with another kind of sorting. */
  public CompactionPolicy withSorting(Sorting other) {
    return new CompactionPolicy(
        targetFileBytes,
        smallShare,
        minInputFiles,
        minGrowth,
        maxDeadShare,
        maxDeletesPerFile,
        other,
        maxGroupBytes,
        maxGroups,
        quietAfter,
        quietDeadShare);
  }

  /** What holds while nothing changes: merge all that is small, sort all, keep few dead rows. */
  CompactionPolicy whenQuiet() {
    return new CompactionPolicy(
        targetFileBytes,
        smallShare,
        2,
        1,
        Math.min(maxDeadShare, quietDeadShare),
        maxDeletesPerFile,
        sorting == Sorting.NEVER ? Sorting.NEVER : Sorting.ALWAYS,
        maxGroupBytes,
        maxGroups,
        quietAfter,
        quietDeadShare);
  }

  private static void require(boolean valid, String name, Object value, String wanted) {
    if (!valid) {
      throw new IllegalArgumentException(
          "Cannot use compaction policy: " + name + " is " + value + ", not " + wanted);
    }
  }
}
