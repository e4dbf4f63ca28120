package dev.firn.reprocess;

/**
 * How a correction came to main.
 *
 * @param snapshotId the snapshot of main that holds it
 * @param already whether another process, or an earlier call, has published it
 * @param counts what became of its keys
 * @param attempts how often it was tried, while main moved on
 * @param planMillis what the comparison before the first attempt took
 * @param attemptMillis what the last attempt took, from loading the table to the commit
 */
public record PublishResult(
    long snapshotId,
    boolean already,
    CorrectionCounts counts,
    int attempts,
    long planMillis,
    long attemptMillis) {}
