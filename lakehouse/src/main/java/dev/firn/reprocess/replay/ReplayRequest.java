package dev.firn.reprocess.replay;

import java.time.Duration;
import java.time.Instant;

/**
 * Which events of a stream are meant, by the time that Kafka has for them.
 *
 * @param from the first moment that counts
 * @param to the first that does not any more
 * @param late how much later than others an event may have come to its partition: so far beyond
 *     {@code to} the partitions are read
 * @param allowPartial whether events may be gone from Kafka
 */
public record ReplayRequest(Instant from, Instant to, Duration late, boolean allowPartial) {}
