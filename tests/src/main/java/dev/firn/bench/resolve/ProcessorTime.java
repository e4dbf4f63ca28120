package dev.firn.bench.resolve;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Processor time of this process: all its threads, those of the JVM included. */
final class ProcessorTime {
  private static final double NANOS = 1e9;
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private long cpuNanos;
  private long wallNanos;

  /** Something that may throw. */
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }

  /** Adds what that takes. */
  void measure(Action action) throws Exception {
    long cpu = SYSTEM.getProcessCpuTime();
    long wall = System.nanoTime();
    action.run();
    cpuNanos += SYSTEM.getProcessCpuTime() - cpu;
    wallNanos += System.nanoTime() - wall;
  }

  double cpuSeconds() {
    return cpuNanos / NANOS;
  }

  double wallSeconds() {
    return wallNanos / NANOS;
  }
}
