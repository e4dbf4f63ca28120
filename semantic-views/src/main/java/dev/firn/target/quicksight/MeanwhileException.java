package dev.firn.target.quicksight;

import org.jspecify.annotations.Nullable;

/**
 * Something is not as it was read: it is there already, it is gone, or somebody changes it now.
 * Whoever asked reads it again and decides anew.
 */
final class MeanwhileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MeanwhileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
