package dev.firn.probe;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Repeats a step that fails while parts of the lake are away.
 *
 * @param maxAttempts how often it is tried in all
 * @param pause after an attempt that failed
 */
public record Patience(int maxAttempts, Duration pause) {

  /** The result of the first attempt that succeeds; what the last one threw, if none does. */
  public <T> T with(Supplier<T> step) {
    for (int attempt = 1; ; attempt++) {
      try {
        return step.get();
      } catch (RuntimeException e) {
        if (attempt >= maxAttempts || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LockSupport.parkNanos(pause.toNanos());
      }
    }
  }
}
