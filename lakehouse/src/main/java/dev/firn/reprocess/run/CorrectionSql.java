package dev.firn.reprocess.run;

import dev.firn.reprocess.sql.TrinoTable;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What computes a correction.
 *
 * @param rows returns whole rows as they should have been; null if none are corrected
 * @param deletions returns the keys of rows that should not have been; null if there are none
 */
public record CorrectionSql(@Nullable Source rows, @Nullable Source deletions) {

  /**
   * A query of the user.
   *
   * @param name what problems call it, such as a file name
   */
  public record Source(String name, String text) {}

  /** Selects the keys of the rows for which a condition is true. */
  public static Source where(String option, String condition, TrinoTable table, List<String> key) {
    String names = key.stream().map(TrinoTable::quoted).collect(Collectors.joining(", "));
    return new Source(
        option, "SELECT %s FROM %s WHERE (%n%s%n)".formatted(names, table.sql(), condition));
  }
}
