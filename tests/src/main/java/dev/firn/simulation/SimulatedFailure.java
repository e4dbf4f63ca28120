package dev.firn.simulation;

/** Storage fails this once. */
final class SimulatedFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  SimulatedFailure(Call call) {
    super("simulated failure of " + call);
  }
}
