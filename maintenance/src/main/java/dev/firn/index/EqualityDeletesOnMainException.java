package dev.firn.index;

/** Main carries an equality delete, so that positions alone do not say which of its rows live. */
public final class EqualityDeletesOnMainException extends RuntimeException {
  EqualityDeletesOnMainException(String table, String deleteFile) {
    super("Cannot index " + table + ": main carries the equality delete file " + deleteFile);
  }
}
