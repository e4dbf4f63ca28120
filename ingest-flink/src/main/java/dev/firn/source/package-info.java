/** Where events come from: Kafka topics, read so that a restart without any state loses nothing. */
@NullMarked
package dev.firn.source;

import org.jspecify.annotations.NullMarked;
