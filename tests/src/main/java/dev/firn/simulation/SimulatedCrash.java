package dev.firn.simulation;

/** The process ends here: an error, so that nobody handles it. */
final class SimulatedCrash extends Error {
  private static final long serialVersionUID = 1;

  SimulatedCrash() {
    super("the process is dead");
  }
}
