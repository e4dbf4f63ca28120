package dev.firn.semantic;

import java.util.Optional;

/**
 * Something by which measures are split.
 *
 * @param grain step of the calendar that a point in time is counted to; empty for other columns
 */
public record Dimension(String name, String description, ColumnPath column, Optional<Grain> grain) {

  /** Type of its values in a view. */
  public ValueType type() {
    return grain.map(Grain::type).orElse(column.type());
  }
}
