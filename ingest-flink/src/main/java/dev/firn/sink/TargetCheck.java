package dev.firn.sink;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lanes;
import dev.firn.lake.WriteMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;

/** Compares a table with its declaration, as far as the job relies on it. */
final class TargetCheck {
  private final DeclaredTable declared;
  private final Table table;
  private final List<String> problems = new ArrayList<>();

  private TargetCheck(DeclaredTable declared, Table table) {
    this.declared = declared;
    this.table = table;
  }

  /** What is in the way, one line each; nothing if the job can write the table. */
  static List<String> problems(DeclaredTable declared, Table table) {
    TargetCheck check = new TargetCheck(declared, table);
    check.lane();
    declared.columns().forEach(check::column);
    check.requiredColumns();
    if (declared.mode() == WriteMode.UPSERT) {
      check.partitionsInKey();
    }
    return check.problems;
  }

  /** Iceberg's sink would create a missing branch from main and hide what was lost with it. */
  private void lane() {
    if (!table.refs().containsKey(Lanes.INGEST)) {
      apply("it has no branch '" + Lanes.INGEST + "'");
    }
  }

  private void column(Column column) {
    Types.NestedField field = table.schema().findField(column.name());
    if (field == null) {
      apply("it has no column '" + column.name() + "'");
    } else if (!field.type().equals(column.type()) && field.type().isPrimitiveType()) {
      apply(
          "its column '%s' is %s, declared is %s"
              .formatted(column.name(), field.type(), column.type()));
    }
  }

  private void requiredColumns() {
    for (Types.NestedField field : table.schema().columns()) {
      if (field.isRequired() && declared.column(field.name()).isEmpty()) {
        problem("its column '" + field.name() + "' is required, and not declared");
      }
    }
  }

  private void partitionsInKey() {
    table.spec().fields().stream()
        .map(field -> table.schema().findColumnName(field.sourceId()))
        .filter(source -> !declared.primaryKey().contains(source))
        .forEach(source ->
            problem(
                "it is partitioned by '%s', which is not part of the primary key %s"
                    .formatted(source, declared.primaryKey())));
  }

  private void apply(String reason) {
    problem(reason + "; run 'firn apply'");
  }

  private void problem(String reason) {
    problems.add("Cannot ingest into table " + declared.name() + ": " + reason);
  }
}
