/** Delivery of the reference workload to a Kafka topic. */
@NullMarked
package dev.firn.replay.kafka;

import org.jspecify.annotations.NullMarked;
