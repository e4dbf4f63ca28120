package dev.firn.semantic.yaml;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.lake.WriteMode;
import dev.firn.lake.yaml.document.Findings;
import dev.firn.lake.yaml.document.Spelling;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must be known of every entity before any can be read whole: its table and its key. */
record EntityHead(String name, YamlSection section, DeclaredTable table, List<String> key) {

  /** Nothing if the table is not known, which is reported. */
  static Optional<EntityHead> read(String name, YamlValue value, Lake lake, Findings findings) {
    YamlSection section = YamlSection.open(value, EntitySection.KEYS);
    Optional<YamlValue> named = section.value(EntitySection.TABLE);
    Optional<DeclaredTable> table =
        section.text(EntitySection.TABLE).flatMap(text -> table(text, named.orElseThrow(), lake));
    return table.map(it -> new EntityHead(name, section, it, key(section, value, it, findings)));
  }

  private static Optional<DeclaredTable> table(String name, YamlValue value, Lake lake) {
    Optional<DeclaredTable> table = lake.table(name);
    if (table.isEmpty()) {
      List<String> names = lake.tables().stream().map(DeclaredTable::name).toList();
      value.report("lake.yaml declares no table '" + name + "'", Spelling.closest(name, names));
    }
    return table;
  }

  private static List<String> key(
      YamlSection section, YamlValue value, DeclaredTable table, Findings findings) {
    List<YamlValue> items = section.items(EntitySection.KEY);
    List<String> key = new ArrayList<>();
    items.forEach(
        item -> item.itemText().flatMap(text -> column(text, item, table)).ifPresent(key::add));
    String path = value.path() + "." + EntitySection.KEY.name();
    if (items.isEmpty() && table.mode() == WriteMode.APPEND) {
      findings.report(
          path, "is missing: table '" + table.name() + "' declares no primary key to take");
    } else if (key.size() == items.size() && !items.isEmpty()) {
      checkUnique(key, path, table, findings);
    }
    return items.isEmpty() ? table.primaryKey() : key;
  }

  private static Optional<String> column(String name, YamlValue item, DeclaredTable table) {
    Optional<Column> column = table.column(name);
    if (column.isEmpty()) {
      ColumnLookup.reportMissing(name, table, item::report);
    } else if (!column.get().required()) {
      item.report("column '" + name + "' may be null, so it identifies nothing");
    }
    return column.map(Column::name);
  }

  private static void checkUnique(
      List<String> key, String path, DeclaredTable table, Findings findings) {
    List<String> left = table.primaryKey().stream().filter(it -> !key.contains(it)).toList();
    if (!left.isEmpty()) {
      findings.report(
          path,
          "leaves out %s of the primary key of table '%s': several rows would have one key"
              .formatted(String.join(", ", left), table.name()));
    }
  }
}
