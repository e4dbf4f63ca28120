/** The reference workload: TPC-DS sales, returns and inventory as a stream of events on Kafka. */
@NullMarked
package dev.firn.replay;

import org.jspecify.annotations.NullMarked;
