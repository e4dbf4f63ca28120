package dev.firn.local.glue;

import org.jspecify.annotations.Nullable;

/** A request that the API refuses; the caller reads the message. */
final class GlueException extends RuntimeException {
  private final ErrorCode code;

  GlueException(ErrorCode code, String message) {
    this(code, message, null);
  }

  GlueException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  static GlueException databaseNotFound(String name) {
    return new GlueException(ErrorCode.ENTITY_NOT_FOUND, "Database %s not found.".formatted(name));
  }

  static GlueException tableNotFound(String database, String name) {
    return new GlueException(
        ErrorCode.ENTITY_NOT_FOUND, "Table %s.%s not found.".formatted(database, name));
  }

  static GlueException invalidInput(String message) {
    return new GlueException(ErrorCode.INVALID_INPUT, message);
  }

  ErrorCode code() {
    return code;
  }
}
