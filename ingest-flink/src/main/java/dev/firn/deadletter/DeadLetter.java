package dev.firn.deadletter;

import dev.firn.source.KafkaEvent;
import java.time.Instant;

/**
 * An event that no table takes.
 *
 * @param receivedAt when the job read it
 * @param reason one line
 */
public record DeadLetter(KafkaEvent event, Instant receivedAt, String reason) {}
