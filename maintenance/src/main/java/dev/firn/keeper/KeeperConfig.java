package dev.firn.keeper;

import dev.firn.publish.FoldLimits;
import java.time.Clock;
import java.time.Duration;

/**
 * How the keeper works.
 *
 * @param interval pause between two looks at a table
 * @param maxBackoff longest pause after failures, which double the interval each time
 * @param limits how much one publication takes
 * @param fileThreads threads that read and write files, shared by all tables
 * @param clock what the time is
 */
public record KeeperConfig(
    Duration interval, Duration maxBackoff, FoldLimits limits, int fileThreads, Clock clock) {

  /** A look every half second, at most half a minute after failures. */
  public static final KeeperConfig DEFAULT =
      new KeeperConfig(
          Duration.ofMillis(500), Duration.ofSeconds(30), FoldLimits.DEFAULT, 4, Clock.systemUTC());

  public KeeperConfig {
    if (interval.isNegative() || interval.isZero() || maxBackoff.compareTo(interval) < 0) {
      throw new IllegalArgumentException(
          "Cannot keep tables every "
              + interval
              + " and after failures within "
              + maxBackoff
              + ": the first must be positive and not above the second");
    }
    if (fileThreads < 1) {
      throw new IllegalArgumentException(
          "Cannot keep tables with " + fileThreads + " file threads: at least 1 is needed");
    }
  }

  /** This configuration with that interval. */
  public KeeperConfig withInterval(Duration newInterval) {
    Duration backoff = maxBackoff.compareTo(newInterval) < 0 ? newInterval : maxBackoff;
    return new KeeperConfig(newInterval, backoff, limits, fileThreads, clock);
  }
}
