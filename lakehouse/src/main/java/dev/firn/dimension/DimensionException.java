package dev.firn.dimension;

import org.jspecify.annotations.Nullable;

/** A dimension could not be loaded. */
public final class DimensionException extends RuntimeException {
  public DimensionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
