package dev.firn.catalog.plan;

import dev.firn.lake.LakeException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.jspecify.annotations.Nullable;

/**
 * Repeats an attempt that looks afresh at what is still to be done, as long as others commit first:
 * a stream commits to the same metadata every few seconds.
 */
final class Retries {

  private static final int MAX_ATTEMPTS = 30;

  private Retries() {}

  /**
   * Runs until the attempt finds nothing left to do.
   *
   * @param what for the message, in the form {@code verb thing}
   * @param attempt true when it found nothing to do
   */
  static void run(String what, BooleanSupplier attempt) {
    RuntimeException last = null;
    for (int i = 0; i < MAX_ATTEMPTS; i++) {
      try {
        if (attempt.getAsBoolean()) {
          return;
        }
      } catch (CommitFailedException | AlreadyExistsException | CommitStateUnknownException e) {
        last = e;
        pause(i);
      }
    }
    throw contended(what, last);
  }

  private static LakeException contended(String what, @Nullable RuntimeException last) {
    String reason = last == null ? "it did not last" : String.valueOf(last.getMessage());
    return new LakeException(
        LakeException.Code.CHANGE_CONTENDED,
        "Cannot " + what + ": " + MAX_ATTEMPTS + " attempts were refused, the last: " + reason,
        last);
  }

  /** Grows to about half a second; spread, so that two who meet do not meet again. */
  private static void pause(int attempt) {
    long millis = Math.min(500, 20L << Math.min(attempt, 5));
    long spread = ThreadLocalRandom.current().nextLong(millis / 2, millis + 1);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(spread));
  }
}
