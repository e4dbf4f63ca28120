package dev.firn.index;

/** The thread was asked to stop while it followed main; its interrupt flag is set. */
public final class FollowInterruptedException extends RuntimeException {
  FollowInterruptedException(InterruptedException cause) {
    super("Cannot follow main: interrupted", cause);
  }
}
