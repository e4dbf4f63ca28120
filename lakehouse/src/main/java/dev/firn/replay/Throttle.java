package dev.firn.replay;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps to a rate on average: waits while it is ahead, and never makes up for a stall by a burst.
 */
public final class Throttle {
  private static final long MAX_BEHIND_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long MIN_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final double nanosPerEvent;
  private double due = System.nanoTime();

  /**
   * Starts now.
   *
   * @param eventsPerSecond 0 for no limit
   */
  public Throttle(double eventsPerSecond) {
    if (!(eventsPerSecond >= 0)) {
      throw new ReplayException(
          "Cannot replay at rate " + eventsPerSecond + ": it must be 0 or more events per second");
    }
    this.nanosPerEvent = eventsPerSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / eventsPerSecond;
  }

  /** Returns when the next event may go. For one thread. */
  public void awaitTurn() {
    if (nanosPerEvent == 0) {
      return;
    }
    due = Math.max(due + nanosPerEvent, System.nanoTime() - (double) MAX_BEHIND_NANOS);
    long ahead;
    while ((ahead = (long) due - System.nanoTime()) > MIN_WAIT_NANOS
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(ahead);
    }
  }
}
