package dev.firn.local.site;

import dev.firn.local.site.LocalException.Category;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what cannot announce itself. */
public final class Polling {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private Polling() {}

  /** Asks until the answer is yes or the time is up; returns the last answer. */
  public static boolean until(Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() >= end) {
        return false;
      }
      pause();
    }
    return true;
  }

  /** Waits for a tenth of a second. */
  public static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException problem) {
      Thread.currentThread().interrupt();
      throw new LocalException(Category.USER, "Cannot wait: interrupted", problem);
    }
  }
}
