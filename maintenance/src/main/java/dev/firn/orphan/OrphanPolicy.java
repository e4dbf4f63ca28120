package dev.firn.orphan;

import java.time.Clock;
import java.time.Duration;

/**
 * Which files may be taken for orphans.
 *
 * @param window files younger than this are kept, whatever names them or not: a writer may still be
 *     about to commit them. It must be longer than the age of any savepoint that a stream may be
 *     started from
 * @param clock what the time is; the storage's clock counts for the files
 */
public record OrphanPolicy(Duration window, Clock clock) {
  /** Three days. */
  public static final Duration DEFAULT_WINDOW = Duration.ofDays(3);

  private static final Duration MIN_WINDOW = Duration.ofHours(1);

  public OrphanPolicy {
    if (window.compareTo(MIN_WINDOW) < 0) {
      throw new IllegalArgumentException(
          "Cannot remove orphans older than "
              + window
              + ": writers may take that long to commit, so "
              + MIN_WINDOW
              + " is the least");
    }
  }

  long youngSinceMillis() {
    return clock.instant().minus(window).toEpochMilli();
  }
}
