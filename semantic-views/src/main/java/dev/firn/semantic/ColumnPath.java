package dev.firn.semantic;

import java.util.Optional;

/**
 * A column that a definition names, of an entity's own table or of one that it joins.
 *
 * @param join the way to the table; empty for the entity's own
 * @param partitions whether its table is partitioned by its values
 * @param comment what the lake says about the column
 */
public record ColumnPath(
    Optional<Join> join, String column, ValueType type, boolean partitions, String comment) {

  /** Type of its values in a view: a point in time is seen as date and time in UTC. */
  public ValueType valueType() {
    return type instanceof ValueType.Instant ? new ValueType.Moment() : type;
  }

  /** As it is written: {@code column} or {@code join.column}. */
  public String text() {
    return join.map(way -> way.name() + ".").orElse("") + column;
  }
}
