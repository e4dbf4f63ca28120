package dev.firn.source;

import java.io.Serializable;

/**
 * Events by the time that Kafka has for them.
 *
 * @param fromMillis the first millisecond that counts
 * @param toMillis the first that does not any more
 */
public record TimeWindow(long fromMillis, long toMillis) implements Serializable {

  public TimeWindow {
    if (toMillis <= fromMillis) {
      throw new IllegalArgumentException(
          "Cannot take events from %d to %d: that is no time".formatted(fromMillis, toMillis));
    }
  }

  public boolean contains(long millis) {
    return millis >= fromMillis && millis < toMillis;
  }
}
