package dev.firn.repair;

/**
 * Main was set back.
 *
 * @param snapshotId main's new head, which holds the rows of the target
 * @param keptBy the tag that keeps what main was before
 */
public record RollbackResult(long snapshotId, String keptBy) {}
