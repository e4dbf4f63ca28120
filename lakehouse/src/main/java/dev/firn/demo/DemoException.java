package dev.firn.demo;

import org.jspecify.annotations.Nullable;

/** The demo cannot go on. */
public final class DemoException extends RuntimeException {
  public DemoException(String message) {
    this(message, null);
  }

  public DemoException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
