package dev.firn.bench;

/**
 * What is promised, and what came out.
 *
 * @param goal what it is about, with the unit
 * @param limit what the value must not pass
 * @param met whether it does not
 */
public record Goal(String goal, double value, double limit, boolean met) {

  /** The value is good up to the limit. */
  public static Goal atMost(String goal, double value, double limit) {
    return new Goal(goal, value, limit, value <= limit);
  }

  /** The value is good from the limit on. */
  public static Goal atLeast(String goal, double value, double limit) {
    return new Goal(goal, value, limit, value >= limit);
  }
}
