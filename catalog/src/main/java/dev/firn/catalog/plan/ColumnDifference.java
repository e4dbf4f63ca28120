package dev.firn.catalog.plan;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.types.Types;

/** What differs between the columns of a table as declared and as they are. */
final class ColumnDifference {

  private final DeclaredTable declared;
  private final TableState actual;
  private final List<TableChange> changes = new ArrayList<>();

  private ColumnDifference(DeclaredTable declared, TableState actual) {
    this.declared = declared;
    this.actual = actual;
  }

  /** Everything but what is dropped. */
  static List<TableChange> additions(DeclaredTable declared, TableState actual) {
    ColumnDifference difference = new ColumnDifference(declared, actual);
    declared.columns().forEach(difference::compare);
    difference.order();
    return difference.changes;
  }

  /** Dropped last, when partition fields and sort order no longer refer to it. */
  static List<TableChange> removals(DeclaredTable declared, TableState actual) {
    List<TableChange> changes = new ArrayList<>();
    for (Types.NestedField field : actual.schema().columns()) {
      if (declared.column(field.name()).isEmpty()
          && !actual.schema().identifierFieldIds().contains(field.fieldId())) {
        changes.add(new SchemaChange.DropColumn(declared.name(), field.name(), field.type()));
      }
    }
    return changes;
  }

  private void compare(Column column) {
    Types.NestedField field = actual.schema().asStruct().field(column.name());
    if (field == null) {
      add(column);
      return;
    }
    compareType(column, field);
    compareNull(column, field);
    if (Docs.differ(column, field)) {
      changes.add(new SchemaChange.CommentColumn(declared.name(), column.name(), column.comment()));
    }
  }

  private void add(Column column) {
    if (column.required()) {
      refuse(
          "add required column " + column.name(),
          "the rows that are there have no value for it",
          "declare it without required");
      return;
    }
    changes.add(new SchemaChange.AddColumn(declared.name(), column));
  }

  private void compareType(Column column, Types.NestedField field) {
    switch (TypeChange.of(field.type(), column.type())) {
      case SAME -> {}
      case WIDER ->
          changes.add(
              new SchemaChange.WidenColumn(
                  declared.name(), column.name(), field.type(), column.type().asPrimitiveType()));
      case INCOMPATIBLE ->
          refuse(
              "change %s from %s to %s".formatted(column.name(), field.type(), column.type()),
              "values that are there do not fit",
              "declare a new column under another name");
    }
  }

  private void compareNull(Column column, Types.NestedField field) {
    if (column.required() && field.isOptional()) {
      refuse(
          "refuse null in " + column.name(),
          "rows that are there may hold null",
          "declare it without required");
    } else if (!column.required() && field.isRequired()) {
      changes.add(new SchemaChange.RelaxColumn(declared.name(), column.name()));
    }
  }

  /** Where the declared columns would not come in the declared order by themselves. */
  private void order() {
    List<String> wanted = declared.columns().stream().map(Column::name).toList();
    List<String> result = new ArrayList<>();
    for (Types.NestedField field : actual.schema().columns()) {
      if (wanted.contains(field.name())) {
        result.add(field.name());
      }
    }
    wanted.stream().filter(name -> !result.contains(name)).forEach(result::add);
    if (!result.equals(wanted)) {
      changes.add(new SchemaChange.OrderColumns(declared.name(), wanted));
    }
  }

  private void refuse(String what, String reason, String wayOut) {
    changes.add(new TableChange.Refused(declared.name(), what, reason, wayOut));
  }
}
