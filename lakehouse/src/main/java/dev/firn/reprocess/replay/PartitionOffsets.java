package dev.firn.reprocess.replay;

import java.util.OptionalLong;

/**
 * What Kafka says of a partition.
 *
 * @param begin the first offset that it may still hold; 0 if nothing ever went
 * @param end the offset after the last event
 * @param earliestMillis time of the first event that it holds; empty if it holds none
 * @param from offset of the first event of a window, or after it; empty if there is none
 * @param stop offset of the first event that is too new to look any further; empty if there is none
 */
record PartitionOffsets(
    int partition,
    long begin,
    long end,
    OptionalLong earliestMillis,
    OptionalLong from,
    OptionalLong stop) {

  /** Whether events at or after that time may have been there, and are there no more. */
  boolean mayLack(long millis) {
    return begin > 0 && (earliestMillis.isEmpty() || earliestMillis.getAsLong() >= millis);
  }
}
