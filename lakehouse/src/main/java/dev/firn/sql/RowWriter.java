package dev.firn.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the result of one statement, row by row. */
interface RowWriter {

  void begin(List<ResultColumn> columns);

  /**
   * Prints a row.
   *
   * @param values as {@link Cell} gives them: text, number, boolean, list, map or null
   */
  void row(List<@Nullable Object> values);

  void end(long rows);
}
