/** Publishes what the stream wrote to the lane {@code ingest} onto main, exactly once, in order. */
@NullMarked
package dev.firn.publish;

import org.jspecify.annotations.NullMarked;
