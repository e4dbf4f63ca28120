package dev.firn.lease;

import java.time.Duration;

/** How a keeper stands to the lease of a table. */
public sealed interface Standing {
  /** It may work. */
  record Holding(Lease lease) implements Standing {}

  /** Nobody holds it. */
  record Free() implements Standing {}

  /**
   * Another keeper holds it.
   *
   * @param unchanged for how long nothing of what that keeper does was seen
   * @param patience after how long of this it counts as dead
   */
  record Waiting(Lease lease, Duration unchanged, Duration patience) implements Standing {}

  /** The keeper that holds it counts as dead. */
  record Abandoned(Lease lease) implements Standing {}
}
