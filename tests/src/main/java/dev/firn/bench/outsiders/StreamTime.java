package dev.firn.bench.outsiders;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How long the stream runs. Safe for several threads. */
final class StreamTime {
  private final long begin = System.nanoTime();
  private final long planned;
  private volatile boolean ended;

  /**
   * Begins now.
   *
   * @param planned how long the stream is to run at least
   */
  StreamTime(Duration planned) {
    this.planned = planned.toNanos();
  }

  /** Since the beginning. */
  double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Whether it has run as long as planned. */
  boolean isOver() {
    return ended || System.nanoTime() - begin >= planned;
  }

  /** Nobody waits any longer. */
  void end() {
    ended = true;
  }

  /** Waits for so long, or until the stream has run as long as planned. */
  void pause(Duration pause) {
    long due = System.nanoTime() + pause.toNanos();
    while (System.nanoTime() < due && !isOver() && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(Math.min(TimeUnit.MILLISECONDS.toNanos(100), due - System.nanoTime()));
    }
  }
}
