package dev.firn.semantic;

import java.util.List;
import java.util.Optional;

/**
 * What one row of a table is about, and what can be asked of it.
 *
 * @param table declared table of the lake
 * @param key columns that identify a row
 * @param time says when a row counts, unless a view says otherwise; empty if nothing does
 */
public record Entity(
    String name,
    String description,
    String table,
    List<String> key,
    Optional<ColumnPath> time,
    List<Join> joins,
    List<Dimension> dimensions,
    List<Measure> measures) {

  public Entity {
    key = List.copyOf(key);
    joins = List.copyOf(joins);
    dimensions = List.copyOf(dimensions);
    measures = List.copyOf(measures);
  }
}
