package dev.firn.local.glue.store;

/** The state on disk cannot be read or written: a full disk, a broken file, a foreign process. */
public final class StoreException extends RuntimeException {
  StoreException(String message, Throwable cause) {
    super(message + ": " + reason(cause), cause);
  }

  StoreException(String message) {
    super(message);
  }

  /** What the deepest cause says, in one line: above it are the words of the database. */
  private static String reason(Throwable cause) {
    Throwable deepest = cause;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.toString().lines().findFirst().orElse("");
  }
}
