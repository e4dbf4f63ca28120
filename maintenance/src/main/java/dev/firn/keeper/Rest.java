package dev.firn.keeper;

import java.time.Duration;

/**
 * How long a table rests until the next look: the interval, doubled with each failure in a row, and
 * up to eight intervals once nothing has come for many looks. Owned by the table's thread.
 */
final class Rest {
  private static final int MANY_LOOKS = 64;
  private static final int MAX_DOUBLINGS_QUIET = 3;
  private static final int MAX_DOUBLINGS = 20;

  private final Duration interval;
  private final Duration longest;
  private int failures;
  private int quietLooks;

  /**
   * A table that was not looked at yet.
   *
   * @param interval after a look that found something, or a while ago
   * @param longest after many failures
   */
  Rest(Duration interval, Duration longest) {
    this.interval = interval;
    this.longest = longest;
  }

  /** Notes a look, and whether nothing had come. */
  void looked(boolean quiet) {
    quietLooks = quiet ? Math.min(quietLooks + 1, MANY_LOOKS * MAX_DOUBLINGS_QUIET) : 0;
  }

  void failed() {
    failures++;
  }

  void recovered() {
    failures = 0;
  }

  boolean isFailing() {
    return failures > 0;
  }

  Duration duration() {
    int doublings = failures > 0 ? Math.min(failures, MAX_DOUBLINGS) : quietLooks / MANY_LOOKS;
    Duration duration = interval.multipliedBy(1L << doublings);
    return duration.compareTo(longest) > 0 ? longest : duration;
  }
}
