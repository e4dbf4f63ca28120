package dev.firn.lake.yaml.rule;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.yaml.document.Findings;
import dev.firn.lake.yaml.section.Unreadable;
import java.util.EnumSet;
import java.util.Set;
import org.apache.iceberg.types.Type.TypeID;

/** What may decide which of two events is newer. */
final class VersionRule implements TableRule {

  private static final String KEY = "version";
  private static final Set<TypeID> ORDERED =
      EnumSet.of(TypeID.INTEGER, TypeID.LONG, TypeID.DATE, TypeID.TIMESTAMP);

  @Override
  public void check(DeclaredTable table, Findings findings) {
    table.version().ifPresent(version -> check(table, version, findings));
  }

  private static void check(DeclaredTable table, String version, Findings findings) {
    String path = TablePath.of(table, KEY);
    if (TableRule.isAppend(table, findings)) {
      findings.report(path, "an append table has no versions: every event is a row");
      return;
    }
    if (table.primaryKey().contains(version)) {
      findings.report(path, "'" + version + "' is part of the key, so every version is a new row");
      return;
    }
    TableRule.column(table, KEY, 0, version, findings)
        .ifPresent(column -> check(table, column, findings));
  }

  private static void check(DeclaredTable table, Column column, Findings findings) {
    String path = TablePath.of(table, KEY);
    if (Unreadable.is(column.type())) {
      return;
    }
    if (!ORDERED.contains(column.type().typeId())) {
      findings.report(
          path,
          "'%s' is a %s, it must be int, long, date, timestamp or timestamptz"
              .formatted(column.name(), column.type()));
    } else if (!column.required()) {
      findings.report(path, "'" + column.name() + "' must be required: true");
    }
  }
}
