package dev.firn.semantic.quicksight;

import java.util.Optional;

/**
 * When a copy is taken anew, in full.
 *
 * @param every how often
 * @param at time of the day, {@code HH:MM}; empty if hourly
 * @param zone time zone of that time
 * @param on day of the week, {@code MONDAY}, or of the month, {@code 1}; empty if daily or hourly
 */
public record Refresh(Interval every, Optional<String> at, String zone, Optional<String> on) {

  /** How often a copy is taken. More often would need increments, which a view does not have. */
  public enum Interval {
    HOURLY,
    DAILY,
    WEEKLY,
    MONTHLY;
  }
}
