package dev.firn.keeper;

import dev.firn.catalog.StoreClock;
import dev.firn.lease.LeaseConfig;
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
 * @param upkeep what is done beside publishing
 * @param lease when it takes over from another keeper
 * @param clock what the time is
 * @param store what the time is for catalog and storage
 */
public record KeeperConfig(
    Duration interval,
    Duration maxBackoff,
    FoldLimits limits,
    int fileThreads,
    UpkeepConfig upkeep,
    LeaseConfig lease,
    Clock clock,
    StoreClock store) {

  /** A look four times a second, at most half a minute after failures, and all upkeep. */
  public static final KeeperConfig DEFAULT =
      new KeeperConfig(
          Duration.ofMillis(250),
          Duration.ofSeconds(30),
          FoldLimits.DEFAULT,
          4,
          UpkeepConfig.DEFAULT,
          LeaseConfig.DEFAULT,
          Clock.systemUTC(),
          StoreClock.ofProcess());

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
    return new KeeperConfig(newInterval, backoff, limits, fileThreads, upkeep, lease, clock, store);
  }

  /** This configuration with that upkeep. */
  public KeeperConfig withUpkeep(UpkeepConfig newUpkeep) {
    return new KeeperConfig(
        interval, maxBackoff, limits, fileThreads, newUpkeep, lease, clock, store);
  }

  /** This configuration with that way of taking over. */
  public KeeperConfig withLease(LeaseConfig newLease) {
    return new KeeperConfig(
        interval, maxBackoff, limits, fileThreads, upkeep, newLease, clock, store);
  }

  /** This configuration with that clock. */
  public KeeperConfig withClock(Clock newClock) {
    return new KeeperConfig(
        interval, maxBackoff, limits, fileThreads, upkeep, lease, newClock, store);
  }

  /** This configuration with that clock of catalog and storage. */
  public KeeperConfig withStore(StoreClock newStore) {
    return new KeeperConfig(
        interval, maxBackoff, limits, fileThreads, upkeep, lease, clock, newStore);
  }
}
