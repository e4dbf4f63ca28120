package dev.firn.reprocess;

/**
 * Files that are kept for a correction alone: main has them no more, or never had.
 *
 * @param files data and delete files
 * @param bytes their size
 */
public record PinnedFiles(long files, long bytes) {}
