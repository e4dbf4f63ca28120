package dev.firn.decode;

import java.io.Serializable;
import java.util.List;
import org.apache.iceberg.types.Type;

/**
 * The columns of a table that events fill.
 *
 * @param table name of the table
 * @param arity number of fields of a row, those that no event fills included
 * @param columns the fields that events fill
 */
public record TablePlan(String table, int arity, List<ColumnPlan> columns) implements Serializable {

  public TablePlan {
    columns = List.copyOf(columns);
  }

  /** Whether events can carry values of a type. */
  public static boolean canRead(Type type) {
    return ColumnReader.supports(type);
  }

  /**
   * One column.
   *
   * @param position index of the field in a row
   * @param type a primitive Iceberg type
   * @param required whether an event without a value is refused
   */
  public record ColumnPlan(String name, int position, Type type, boolean required)
      implements Serializable {}
}
