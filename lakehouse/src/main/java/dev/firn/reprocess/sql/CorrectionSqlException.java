package dev.firn.reprocess.sql;

import org.jspecify.annotations.Nullable;

/** The SQL of a correction cannot be used; its author can mend it. */
public final class CorrectionSqlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CorrectionSqlException(String message) {
    this(message, null);
  }

  public CorrectionSqlException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
