package dev.firn.catalog.plan;

import dev.firn.catalog.plan.Change.Effect;

/**
 * Which losses are accepted.
 *
 * @param dropColumns columns that are no longer declared are dropped with their values
 * @param acceptLostLanes lanes that somebody removed are made anew, without what they held
 */
public record ApplyOptions(boolean dropColumns, boolean acceptLostLanes) {

  /** Nothing may be lost. */
  public static final ApplyOptions SAFE = new ApplyOptions(false, false);

  boolean allows(Effect effect) {
    return switch (effect) {
      case SAFE, NOTE -> true;
      case LOSES_VALUES -> dropColumns;
      case LOSES_EVENTS -> acceptLostLanes;
      case REFUSED -> false;
    };
  }
}
