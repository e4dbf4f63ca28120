package dev.firn.publish;

/** Carries a {@link Halt} out of a computation; never leaves the package's public methods. */
final class HaltException extends RuntimeException {
  private final transient Halt halt;

  HaltException(Halt.Cause cause, String reason, String wayOut) {
    super(reason);
    this.halt = new Halt(cause, reason, wayOut);
  }

  Halt halt() {
    return halt;
  }
}
