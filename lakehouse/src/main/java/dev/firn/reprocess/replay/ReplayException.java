package dev.firn.reprocess.replay;

/** A stream cannot be replayed as it was asked for, or the job that did it has failed. */
public final class ReplayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReplayException(String message) {
    super(message);
  }

  ReplayException(String message, Throwable cause) {
    super(message, cause);
  }
}
