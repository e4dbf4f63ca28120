package dev.firn.simulation;

/** A seed that did not come out right. */
record Failure(Scenario scenario, Throwable cause) {

  @Override
  public String toString() {
    return "seed " + scenario.seed() + " (" + scenario + "): " + cause;
  }
}
