package dev.firn.lake.yaml.rule;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.lake.WriteMode;
import dev.firn.lake.yaml.document.Findings;
import dev.firn.lake.yaml.document.Spelling;
import java.util.List;
import java.util.Optional;

/** A rule that looks at one table at a time. */
interface TableRule extends LakeRule {

  void check(DeclaredTable table, Findings findings);

  @Override
  default void check(Lake lake, Findings findings) {
    lake.tables().forEach(table -> check(table, findings));
  }

  /** Whether the table is an upsert table, as far as its mode could be read. */
  static boolean isUpsert(DeclaredTable table) {
    return table.mode() == WriteMode.UPSERT;
  }

  static boolean isAppend(DeclaredTable table, Findings findings) {
    return table.mode() == WriteMode.APPEND && !findings.isBroken(TablePath.of(table, "mode"));
  }

  /** The column at an item of a list of columns; its absence is reported, with what was meant. */
  static Optional<Column> column(
      DeclaredTable table, String key, int index, String name, Findings findings) {
    Optional<Column> column = table.column(name);
    boolean readable = !name.isEmpty() && !findings.isBroken(TablePath.of(table, "columns"));
    if (column.isEmpty() && readable) {
      List<String> names = table.columns().stream().map(Column::name).toList();
      findings.reportItem(
          TablePath.of(table, key),
          index,
          "no column '" + name + "'",
          Spelling.closest(name, names));
    }
    return column;
  }
}
