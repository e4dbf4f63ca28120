package dev.firn.replay;

import org.jspecify.annotations.Nullable;

/** The workload could not be sent. */
public final class ReplayException extends RuntimeException {
  public ReplayException(String message) {
    this(message, null);
  }

  public ReplayException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
