package dev.firn.sql;

import org.jspecify.annotations.Nullable;

/** A statement that could not be run, with the server's words and the position it names. */
public final class SqlException extends RuntimeException {
  public SqlException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
