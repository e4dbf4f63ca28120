package dev.firn.semantic;

import java.util.List;

/**
 * The way from a row to the one row of another table that it refers to. The other table's key is
 * covered as a whole, so a join never multiplies rows; where nothing fits, the columns are null.
 *
 * @param name by which columns are addressed
 * @param entity what is referred to
 * @param table the other table
 * @param on pairs of columns that must be equal
 */
public record Join(String name, String entity, String table, List<On> on) {

  /**
   * A pair of columns.
   *
   * @param column of the row that refers
   * @param key of the row that is referred to
   * @param type of both
   */
  public record On(String column, String key, ValueType type) {}

  public Join {
    on = List.copyOf(on);
  }
}
