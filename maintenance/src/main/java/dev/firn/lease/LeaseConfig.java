package dev.firn.lease;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a keeper that waits takes over.
 *
 * @param patience so long the lane may be ahead of main without a sign of life of the holder
 * @param idlePatience the same while nothing is to be published
 * @param nanos a clock that only goes forward, as {@link System#nanoTime} does; wall clocks of
 *     several machines are never compared
 */
public record LeaseConfig(Duration patience, Duration idlePatience, LongSupplier nanos) {

  /** Half a minute, and half an hour while nothing is to be published. */
  public static final LeaseConfig DEFAULT =
      new LeaseConfig(Duration.ofSeconds(30), Duration.ofMinutes(30), System::nanoTime);

  public LeaseConfig {
    if (patience.isNegative() || idlePatience.compareTo(patience) < 0) {
      throw new IllegalArgumentException(
          "Cannot take over after "
              + patience
              + ", and after "
              + idlePatience
              + " when idle: the first must not be negative nor above the second");
    }
  }

  /** This configuration with that patience. */
  public LeaseConfig withPatience(Duration newPatience) {
    Duration idle = idlePatience.compareTo(newPatience) < 0 ? newPatience : idlePatience;
    return new LeaseConfig(newPatience, idle, nanos);
  }
}
