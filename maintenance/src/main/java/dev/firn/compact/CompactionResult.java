package dev.firn.compact;

import dev.firn.publish.lane.Halt;
import dev.firn.publish.replace.Replacement;

/** What became of one group. */
public sealed interface CompactionResult {
  /**
   * Main has the new files.
   *
   * @param bytesRead compressed bytes of the old files
   * @param bytesWritten compressed bytes of the new files
   */
  record Compacted(long snapshotId, Replacement.Counts counts, long bytesRead, long bytesWritten)
      implements CompactionResult {}

  /** Main has moved; the new files are kept, and the next call tries again. */
  record Overtaken(String reason) implements CompactionResult {}

  /** The old files are gone from main, and the rewrite was for nothing. */
  record Wasted(String reason, long bytesRead) implements CompactionResult {}

  /** It is not known whether the commit exists; the next call finds out. */
  record Unknown(RuntimeException cause) implements CompactionResult {}

  /** The group could not be rewritten; nothing is left of it. */
  record Failed(Throwable cause) implements CompactionResult {}

  /** Going on could lose or double rows; the new files are kept, and the next call looks again. */
  record Halted(Halt halt) implements CompactionResult {}
}
