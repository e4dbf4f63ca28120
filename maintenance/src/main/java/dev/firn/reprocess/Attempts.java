package dev.firn.reprocess;

import java.time.Duration;

/**
 * Counts how often one commit is tried. What was refused is tried again at once; after a commit
 * that nobody answered there is a pause, longer each time.
 */
final class Attempts {
  private static final int MAX_DOUBLINGS = 6;
  private static final int MAX_UNANSWERED = 8;

  private final ReprocessingConfig config;
  private final String what;
  private int count;
  private int unanswered;
  private boolean waiting;

  /**
   * No attempt yet.
   *
   * @param what is tried, as it follows "Cannot"
   */
  Attempts(ReprocessingConfig config, String what) {
    this.config = config;
    this.what = what;
  }

  /** Begins one more. */
  void begin() {
    if (count == config.maxAttempts()) {
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.OVERTAKEN,
          "Cannot "
              + what
              + ": other commits were faster at each of "
              + count
              + " attempts; try again");
    }
    if (waiting) {
      waiting = false;
      pause();
    }
    count++;
  }

  /**
   * The catalog did not say what became of the last one.
   *
   * @throws RuntimeException that failure, if it was not the first, nor one of the next few
   */
  void unanswered(RuntimeException failure) {
    if (++unanswered > MAX_UNANSWERED) {
      throw failure;
    }
    waiting = true;
  }

  /** Whether a commit may be there, or may still come to be, that nobody knows of. */
  boolean mayHaveLanded() {
    return unanswered > 0;
  }

  int count() {
    return count;
  }

  private void pause() {
    Duration pause = config.pause().multipliedBy(1L << Math.min(unanswered - 1, MAX_DOUBLINGS));
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.OVERTAKEN,
          "Cannot " + what + ": interrupted before the catalog said what became of it");
    }
  }
}
