package dev.firn.semantic;

import java.util.List;
import java.util.stream.Stream;

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
   * A pair of columns of the same type.
   *
   * @param column of the row that refers, or of a row that another join leads to from there
   * @param key of the row that is referred to
   */
  public record On(ColumnPath column, String key) {}

  public Join {
    on = List.copyOf(on);
  }

  /** The joins that it needs, each after those that it needs itself; it is the last. */
  public Stream<Join> way() {
    Stream<Join> before =
        on.stream().flatMap(pair -> pair.column().join().stream()).flatMap(Join::way);
    return Stream.concat(before, Stream.of(this)).distinct();
  }
}
