package dev.firn.compact;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Holds a thread to a share of one processor: what it computes longer than its share, it waits. One
 * object per thread.
 */
public final class CpuShare implements Pace {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long MIN_WAIT_NANOS = 5_000_000;
  private static final long MAX_WAIT_NANOS = 1_000_000_000;

  private final double share;
  private long startNanos = System.nanoTime();
  private long startCpuNanos = -1;

  /**
   * A pace.
   *
   * @param share of one processor, above 0; from 1 on there is no wait
   */
  public CpuShare(double share) {
    if (share <= 0) {
      throw new IllegalArgumentException("Cannot use a CPU share of " + share + ": not positive");
    }
    this.share = share;
  }

  @Override
  public void keep() {
    if (Thread.currentThread().isInterrupted()) {
      throw new RewriteInterruptedException();
    }
    if (share >= 1) {
      return;
    }
    long cpu = THREADS.getCurrentThreadCpuTime();
    if (startCpuNanos < 0) {
      startCpuNanos = cpu;
      startNanos = System.nanoTime();
    }
    long due = (long) ((cpu - startCpuNanos) / share);
    long wait = Math.min(due - (System.nanoTime() - startNanos), MAX_WAIT_NANOS);
    if (wait >= MIN_WAIT_NANOS) {
      await(wait);
    }
  }

  private static void await(long nanos) {
    try {
      Thread.sleep(nanos / 1_000_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RewriteInterruptedException();
    }
  }
}
