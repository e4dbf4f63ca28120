package dev.firn.compact;

/** Slows a rewrite down, so that it leaves the machine to others; called every few milliseconds. */
@FunctionalInterface
public interface Pace {
  /** As fast as it goes. */
  Pace FULL = () -> {};

  /**
   * Waits, if this thread has had its share.
   *
   * @throws RewriteInterruptedException if the thread was interrupted
   */
  void keep();
}
