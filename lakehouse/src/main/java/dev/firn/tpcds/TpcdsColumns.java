package dev.firn.tpcds;

import io.trino.tpcds.Table;
import io.trino.tpcds.column.Column;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Positions of the columns of one TPC-DS table. */
final class TpcdsColumns {
  private final Table table;
  private final Map<String, Integer> positions;

  TpcdsColumns(Table table) {
    this.table = table;
    this.positions =
        Arrays.stream(table.getColumns())
            .collect(
                Collectors.toUnmodifiableMap(TpcdsColumns::lowerCaseName, Column::getPosition));
  }

  int position(String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException(
          "Cannot read TPC-DS table '%s': no column '%s'".formatted(table.getName(), column));
    }
    return position;
  }

  private static String lowerCaseName(Column column) {
    return column.getName().toLowerCase(Locale.ROOT);
  }
}
