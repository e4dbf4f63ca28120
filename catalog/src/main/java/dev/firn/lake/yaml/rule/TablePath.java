package dev.firn.lake.yaml.rule;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;

/** Where the parts of a table are written. */
final class TablePath {

  private TablePath() {}

  static String of(DeclaredTable table) {
    return "tables." + table.name();
  }

  static String of(DeclaredTable table, String key) {
    return of(table) + "." + key;
  }

  static String of(DeclaredTable table, Column column) {
    return of(table, "columns." + column.name());
  }
}
