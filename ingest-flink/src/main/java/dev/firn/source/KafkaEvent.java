package dev.firn.source;

import org.jspecify.annotations.Nullable;

/**
 * An event as it was received. The bytes are shared, not copied: nobody changes them.
 *
 * @param value null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy of every event costs
public record KafkaEvent(String topic, int partition, long offset, byte @Nullable [] value) {}
