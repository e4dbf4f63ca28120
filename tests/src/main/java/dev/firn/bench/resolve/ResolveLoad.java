package dev.firn.bench.resolve;

/**
 * What is written.
 *
 * @param rows upserts in all
 * @param keys how many keys they are of
 * @param checkpointRows upserts in a checkpoint
 * @param versioned whether the keeper compares versions
 */
record ResolveLoad(long rows, int keys, int checkpointRows, boolean versioned) {}
