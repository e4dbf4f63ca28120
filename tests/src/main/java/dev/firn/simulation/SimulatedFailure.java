package dev.firn.simulation;

/** Storage fails this once. */
final class SimulatedFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  SimulatedFailure(Call call) {
    super("simulated failure of " + call);
  }

  /** Whether a failure comes of one that was simulated. */
  static boolean isIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SimulatedFailure || cause instanceof SimulatedCrash) {
        return true;
      }
    }
    return false;
  }
}
