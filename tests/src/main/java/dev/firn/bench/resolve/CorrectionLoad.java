package dev.firn.bench.resolve;

/**
 * How large a correction is, and what happens to main between its fork and its publication.
 *
 * @param keys rows of the table
 * @param corrected rows of the correction
 * @param checkpointRows upserts of the stream in each checkpoint
 * @param checkpoints of the stream after the fork
 * @param compacted whether every file of main is rewritten after them, so that all rows move
 */
record CorrectionLoad(
    int keys, int corrected, int checkpointRows, int checkpoints, boolean compacted) {

  String label() {
    return compacted ? "compacted" : "in-place";
  }
}
