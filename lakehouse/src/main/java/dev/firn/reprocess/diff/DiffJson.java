package dev.firn.reprocess.diff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A comparison for scripts. */
public final class DiffJson {
  private DiffJson() {}

  /** Writes one table. */
  public static void write(ObjectNode node, TableDiff diff) {
    TableDiff.Rows rows = diff.rows();
    node.put("table", diff.table())
        .put("correction", diff.correction())
        .put("before_snapshot_id", diff.sides().before())
        .put("after_snapshot_id", diff.sides().after());
    node.put("rows_before", rows.before())
        .put("rows_after", rows.after())
        .put("rows_changed", rows.changed())
        .put("rows_added", rows.added())
        .put("rows_removed", rows.removed());
    ArrayNode columns = node.putArray("columns");
    diff.columns().forEach(column -> write(columns.addObject(), column));
    ArrayNode sample = node.putArray("sample");
    diff.sample().forEach(row -> write(sample.addObject(), diff, row));
  }

  private static void write(ObjectNode node, ColumnDiff column) {
    node.put("column", column.column())
        .put("type", column.type())
        .put("rows_changed", column.changedRows());
    column
        .sums()
        .ifPresent(sums -> {
          put(node, "sum_before", sums.before());
          put(node, "sum_after", sums.after());
        });
  }

  private static void put(ObjectNode node, String name, @Nullable String sum) {
    BigDecimal number = ColumnDiff.Sums.number(sum).orElse(null);
    if (sum == null) {
      node.putNull(name);
    } else if (number == null) {
      node.put(name, sum);
    } else {
      node.put(name, number);
    }
  }

  private static void write(ObjectNode node, TableDiff diff, SampleRow row) {
    node.put("kind", row.kind());
    ObjectNode key = node.putObject("key");
    for (int i = 0; i < row.key().size(); i++) {
      key.put(diff.keyColumns().get(i), row.key().get(i));
    }
    ObjectNode values = node.putObject("values");
    row.values()
        .forEach(value ->
            values
                .putObject(value.column())
                .put("before", value.before())
                .put("after", value.after()));
  }
}
