package dev.firn.reprocess;

import java.util.Map;

/**
 * What publishing a correction would do to main as it is; nothing was written.
 *
 * @param name of the correction
 * @param forkSnapshotId where it begins
 * @param mainHead what it was compared with
 * @param counts what becomes of its keys
 * @param overlaps keys that other corrections have changed since the fork, by their names
 * @param filesTouched data files of main that lose rows
 * @param filesAdded data files that come to main
 * @param millis how long the comparison took
 */
public record PublishPlan(
    String name,
    long forkSnapshotId,
    long mainHead,
    CorrectionCounts counts,
    Map<String, Long> overlaps,
    int filesTouched,
    int filesAdded,
    long millis) {

  public PublishPlan {
    overlaps = Map.copyOf(overlaps);
  }

  /** In a line. */
  public String toText() {
    return name
        + ": from snapshot "
        + forkSnapshotId
        + " onto "
        + mainHead
        + ": "
        + counts.toText()
        + ", data files +"
        + filesAdded
        + ", "
        + filesTouched
        + " touched";
  }
}
