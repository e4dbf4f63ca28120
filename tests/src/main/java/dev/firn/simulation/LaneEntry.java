package dev.firn.simulation;

import java.util.List;

/**
 * A snapshot that the stream committed to the lane.
 *
 * @param changes what it means; nothing if its checkpoint was committed before
 */
record LaneEntry(long snapshotId, SinkFiles files, List<Change> changes) {}
