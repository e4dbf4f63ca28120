package dev.firn.reprocess.run;

/** Something cannot be done to a correction, before any table was asked to. */
public final class ReprocessException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ReprocessException(String message) {
    super(message);
  }
}
