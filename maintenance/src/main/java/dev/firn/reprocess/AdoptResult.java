package dev.firn.reprocess;

/**
 * What the branch of a correction holds now.
 *
 * @param snapshotId head of the branch
 * @param counts what differs from the fork
 * @param absent keys to delete that have no row at the fork
 * @param older rows that were not taken, as the row at the fork has a greater version
 * @param dataFiles data files that were adopted
 * @param deleteFiles delete files that were written
 */
public record AdoptResult(
    long snapshotId,
    CorrectionCounts counts,
    long absent,
    long older,
    int dataFiles,
    int deleteFiles) {}
