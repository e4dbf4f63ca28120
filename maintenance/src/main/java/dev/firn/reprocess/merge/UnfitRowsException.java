package dev.firn.reprocess.merge;

/** Corrected rows are not what they must be. */
public final class UnfitRowsException extends RuntimeException {

  UnfitRowsException(String message) {
    super(message);
  }
}
