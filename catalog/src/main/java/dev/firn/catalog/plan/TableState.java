package dev.firn.catalog.plan;

import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;

/** What a table in the catalog looks like, as far as a declaration can say something about it. */
record TableState(
    String name,
    String location,
    int formatVersion,
    Schema schema,
    PartitionSpec spec,
    SortOrder sortOrder,
    Map<String, String> properties,
    LaneState lanes) {

  TableState {
    properties = Map.copyOf(properties);
  }

  static TableState of(String name, Table table) {
    return new TableState(
        name,
        table.location(),
        TableUtil.formatVersion(table),
        table.schema(),
        table.spec(),
        table.sortOrder(),
        table.properties(),
        LaneState.of(table));
  }

  /** The partition fields as {@code lake.yaml} writes them, in the order of the spec. */
  List<String> partitionTerms() {
    return spec.fields().stream()
        .filter(field -> !field.transform().isVoid())
        .map(this::partitionTerm)
        .toList();
  }

  /** Iceberg spells a transform {@code bucket[16]}, a declaration {@code bucket(16, column)}. */
  String partitionTerm(PartitionField field) {
    String column = String.valueOf(schema.findColumnName(field.sourceId()));
    String transform = field.transform().toString();
    if (field.transform().isIdentity()) {
      return column;
    }
    return transform.endsWith("]")
        ? transform.replace("[", "(").replace("]", ", " + column + ")")
        : transform + "(" + column + ")";
  }
}
