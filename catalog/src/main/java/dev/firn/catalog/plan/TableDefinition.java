package dev.firn.catalog.plan;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.PartitionTerm;
import dev.firn.lake.SortTerm;
import dev.firn.lake.WriteMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.iceberg.NullOrder;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortDirection;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;

/**
 * A declared table in Iceberg's terms, as it is created. Field ids are those that a new table gets;
 * an existing table has its own.
 *
 * @param properties all table properties that Firn sets
 */
public record TableDefinition(
    Schema schema, PartitionSpec spec, SortOrder sortOrder, Map<String, String> properties) {

  public TableDefinition {
    properties = Map.copyOf(properties);
  }

  public static TableDefinition of(DeclaredTable table) {
    Schema schema = schema(table);
    return new TableDefinition(
        schema, spec(table, schema), sortOrder(table, schema), ManagedProperties.of(table));
  }

  private static Schema schema(DeclaredTable table) {
    AtomicInteger lastId = new AtomicInteger(table.columns().size());
    List<Types.NestedField> fields = new ArrayList<>();
    for (Column column : table.columns()) {
      fields.add(field(column, fields.size() + 1, lastId));
    }
    Set<Integer> key =
        fields.stream()
            .filter(field -> isKey(table, field.name()))
            .map(Types.NestedField::fieldId)
            .collect(Collectors.toSet());
    return new Schema(fields, key);
  }

  private static Types.NestedField field(Column column, int id, AtomicInteger lastId) {
    Types.NestedField.Builder field =
        column.required()
            ? Types.NestedField.required(column.name())
            : Types.NestedField.optional(column.name());
    field.withId(id).ofType(TypeUtil.assignFreshIds(column.type(), lastId::incrementAndGet));
    return column.comment().isEmpty() ? field.build() : field.withDoc(column.comment()).build();
  }

  private static boolean isKey(DeclaredTable table, String column) {
    return table.mode() == WriteMode.UPSERT && table.primaryKey().contains(column);
  }

  private static PartitionSpec spec(DeclaredTable table, Schema schema) {
    PartitionSpec.Builder spec = PartitionSpec.builderFor(schema);
    table.partitionBy().forEach(term -> add(spec, term));
    return spec.build();
  }

  private static void add(PartitionSpec.Builder spec, PartitionTerm term) {
    String column = term.column();
    String name = term.fieldName();
    switch (term.transform()) {
      case IDENTITY -> spec.identity(column, name);
      case YEAR -> spec.year(column, name);
      case MONTH -> spec.month(column, name);
      case DAY -> spec.day(column, name);
      case HOUR -> spec.hour(column, name);
      case BUCKET -> spec.bucket(column, term.width(), name);
      case TRUNCATE -> spec.truncate(column, term.width(), name);
    }
  }

  private static SortOrder sortOrder(DeclaredTable table, Schema schema) {
    SortOrder.Builder order = SortOrder.builderFor(schema);
    for (SortTerm term : table.sortBy()) {
      order.sortBy(Expressions.ref(term.column()), direction(term), nulls(term));
    }
    return order.build();
  }

  private static SortDirection direction(SortTerm term) {
    return term.descending() ? SortDirection.DESC : SortDirection.ASC;
  }

  private static NullOrder nulls(SortTerm term) {
    return term.nullsFirst() ? NullOrder.NULLS_FIRST : NullOrder.NULLS_LAST;
  }
}
