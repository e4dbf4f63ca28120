package dev.firn.probe;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for something as long as it moves: the deadline starts anew with every progress. */
public final class Waiting {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Duration maxStandstill;

  /**
   * Waits so.
   *
   * @param maxStandstill how long nothing may move
   */
  public Waiting(Duration maxStandstill) {
    this.maxStandstill = maxStandstill;
  }

  /**
   * Looks until what it sees is the wanted state.
   *
   * @return what was seen last: the wanted state, or another that did not change for too long
   */
  public <T> T until(T wanted, Supplier<T> look) {
    T seen = look.get();
    long changed = System.nanoTime();
    while (!seen.equals(wanted)
        && System.nanoTime() - changed < maxStandstill.toNanos()
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(PAUSE_NANOS);
      T next = look.get();
      if (!next.equals(seen)) {
        changed = System.nanoTime();
      }
      seen = next;
    }
    return seen;
  }
}
