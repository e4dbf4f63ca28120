package dev.firn.bench.compact;

import dev.firn.bench.Oracle;
import dev.firn.probe.Queries;
import dev.firn.probe.Queries.Row;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;

/** Row counts and checksums over all values, as Trino reads them. */
final class TableDigest {
  private final Queries queries;
  private final String columns;

  TableDigest(Queries queries, Schema schema) {
    this.queries = queries;
    this.columns =
        schema.columns().stream().map(Types.NestedField::name).collect(Collectors.joining(", "));
  }

  private Row of(String table) {
    return queries.row(
        "SELECT count(*), to_hex(checksum(ROW(%s))) FROM %s".formatted(columns, table));
  }

  /** Whether the source has the rows that were written and live, and all the others are equal. */
  Oracle compare(Input input, String source, List<String> others) {
    Row expected = of(source);
    if (expected.number(0) != input.liveRows()) {
      return new Oracle(
          false,
          "%s has %,d rows, not %,d".formatted(source, expected.number(0), input.liveRows()));
    }
    for (String table : others) {
      Row found = of(table);
      if (!found.equals(expected)) {
        return new Oracle(
            false,
            "%s has %,d rows with checksum %s, and %s has %,d with %s"
                .formatted(
                    table,
                    found.number(0),
                    found.text(1),
                    source,
                    expected.number(0),
                    expected.text(1)));
      }
    }
    return new Oracle(
        true,
        "%,d tables with %,d rows have the checksum %s of their source"
            .formatted(others.size(), expected.number(0), expected.text(1)));
  }
}
