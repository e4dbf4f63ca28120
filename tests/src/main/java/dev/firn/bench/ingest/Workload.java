package dev.firn.bench.ingest;

import java.time.Duration;

/**
 * What each side is given.
 *
 * @param events upserts
 * @param keys all equally likely
 * @param checkpointInterval of the job
 * @param formatVersion of the table, 2 or 3
 */
record Workload(long events, int keys, Duration checkpointInterval, int formatVersion) {}
