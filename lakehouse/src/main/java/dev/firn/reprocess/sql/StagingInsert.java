package dev.firn.reprocess.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes what a query returns into a staging table, column by column by name.
 *
 * @param staging where to
 * @param columns all columns of the staging table
 * @param query returns exactly these
 */
public record StagingInsert(TrinoTable staging, List<String> columns, String query) {

  public StagingInsert {
    columns = List.copyOf(columns);
  }

  /** The statement; the query ends its own line, as it may end in a comment. */
  public String sql() {
    String names = columns.stream().map(TrinoTable::quoted).collect(Collectors.joining(", "));
    return "INSERT INTO %s (%s)%nSELECT %s FROM (%n%s%n)"
        .formatted(staging.sql(), names, names, query);
  }
}
