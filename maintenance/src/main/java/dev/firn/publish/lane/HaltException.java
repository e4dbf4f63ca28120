package dev.firn.publish.lane;

/**
 * Carries a {@link Halt} out of a computation to whoever answers with it: nothing was changed, and
 * trying again would not help.
 */
public final class HaltException extends RuntimeException {
  private final transient Halt halt;

  /** Carries that halt. */
  public HaltException(Halt halt) {
    super(halt.reason());
    this.halt = halt;
  }

  /** Carries a halt of these three. */
  public HaltException(Halt.Cause cause, String reason, String wayOut) {
    this(new Halt(cause, reason, wayOut));
  }

  /** What it carries. */
  public Halt halt() {
    return halt;
  }
}
