package dev.firn.lineage;

import java.util.List;

/**
 * Where the values of a column of a view come from.
 *
 * @param sources columns of tables, as {@code table.column}, each once; empty for a count of rows
 */
public record ColumnLineage(String column, List<String> sources) {

  public ColumnLineage {
    sources = List.copyOf(sources);
  }
}
