package dev.firn.lake.yaml.rule;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.yaml.document.Findings;
import java.util.List;
import org.apache.iceberg.types.Type.TypeID;

/**
 * What may be a primary key: Iceberg's rules for identifier fields, and that exactly the upsert
 * tables have one.
 */
final class KeyRule implements TableRule {

  private static final String KEY = "primary-key";

  @Override
  public void check(DeclaredTable table, Findings findings) {
    String path = TablePath.of(table, KEY);
    if (TableRule.isUpsert(table) && table.primaryKey().isEmpty() && !findings.isBroken(path)) {
      findings.report(path, "is missing: an upsert table needs the columns that identify a row");
    }
    if (TableRule.isAppend(table, findings) && !table.primaryKey().isEmpty()) {
      findings.report(path, "an append table has no key: every event is a row");
    }
    for (int i = 0; i < table.primaryKey().size(); i++) {
      checkColumn(table, i, findings);
    }
  }

  private static void checkColumn(DeclaredTable table, int index, Findings findings) {
    List<String> key = table.primaryKey();
    String name = key.get(index);
    if (!name.isEmpty() && key.indexOf(name) < index) {
      findings.reportItem(TablePath.of(table, KEY), index, "'" + name + "' is there twice");
      return;
    }
    TableRule.column(table, KEY, index, name, findings)
        .ifPresent(column -> checkType(table, index, column, findings));
  }

  private static void checkType(DeclaredTable table, int index, Column column, Findings findings) {
    String path = TablePath.of(table, KEY);
    TypeID type = column.type().typeId();
    if (type == TypeID.FLOAT || type == TypeID.DOUBLE) {
      findings.reportItem(
          path,
          index,
          "'" + column.name() + "' is a " + column.type() + ": NaN and -0.0 are no keys");
    } else if (column.type().isNestedType()) {
      findings.reportItem(
          path, index, "'" + column.name() + "' is nested, a key must be primitive");
    } else if (!column.required() && !findings.isBroken(TablePath.of(table, column))) {
      findings.reportItem(path, index, "'" + column.name() + "' must be required: true");
    }
  }
}
