package dev.firn.local.glue.store;

/** The state on disk cannot be read or written: a full disk, a broken file, a foreign process. */
public final class StoreException extends RuntimeException {
  StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  StoreException(String message) {
    super(message);
  }
}
