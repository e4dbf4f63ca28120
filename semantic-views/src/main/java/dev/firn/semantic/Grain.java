package dev.firn.semantic;

import java.util.Locale;

/** A step of the calendar, in UTC. Weeks begin on Monday. */
public enum Grain {
  HOUR,
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR;

  /** As it is written: {@code month}. Also the name of the column of a view. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Type of the beginning of such a step. */
  public ValueType type() {
    return this == HOUR ? new ValueType.Moment() : new ValueType.Day();
  }

  /** Whether each step of this grain lies within one longer step of the other; weeks never do. */
  public boolean within(Grain other) {
    return compareTo(other) < 0 && this != WEEK;
  }
}
