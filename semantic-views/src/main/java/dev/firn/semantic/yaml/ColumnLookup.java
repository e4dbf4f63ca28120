package dev.firn.semantic.yaml;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.PartitionTerm;
import dev.firn.lake.yaml.document.Spelling;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.ColumnPath;
import dev.firn.semantic.Join;
import dev.firn.semantic.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the columns that an entity can name.
 *
 * @param joins by name; empty values were declared, but could not be read
 */
record ColumnLookup(DeclaredTable table, Map<String, Optional<Joined>> joins) {

  /** A join with the table that it leads to. */
  record Joined(Join join, DeclaredTable table) {}

  /** Takes what is wrong with a name. */
  interface Complaint {
    void say(String reason, Optional<String> suggestion);
  }

  /** The column that a value names; its absence is reported. */
  Optional<ColumnPath> find(YamlValue value) {
    return value.text().flatMap(text -> find(text, value::report));
  }

  /** The column {@code column} or {@code join.column}; its absence is reported. */
  Optional<ColumnPath> find(String path, Complaint complaint) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return find(Optional.empty(), table, path, complaint);
    }
    String name = path.substring(0, dot);
    if (!joins.containsKey(name)) {
      complaint.say(
          "there is no join '" + name + "'" + known(joins.keySet().stream().toList()),
          Spelling.closest(name, joins.keySet()));
      return Optional.empty();
    }
    return joins
        .getOrDefault(name, Optional.empty())
        .flatMap(
            it -> find(Optional.of(it.join()), it.table(), path.substring(dot + 1), complaint));
  }

  private Optional<ColumnPath> find(
      Optional<Join> join, DeclaredTable where, String name, Complaint complaint) {
    Optional<Column> column = where.column(name);
    if (column.isEmpty()) {
      reportMissing(name, where, complaint);
      return Optional.empty();
    }
    Optional<ValueType> type = ValueType.of(column.get().type());
    if (type.isEmpty()) {
      complaint.say(
          "column '%s' is a %s, whose values are not the same in every engine"
              .formatted(name, column.get().type()),
          Optional.empty());
    }
    return type.map(
        it -> new ColumnPath(join, name, it, partitions(where, name), column.get().comment()));
  }

  private static boolean partitions(DeclaredTable table, String column) {
    return table.partitionBy().stream()
        .filter(term -> term.transform() == PartitionTerm.Transform.IDENTITY)
        .anyMatch(term -> term.column().equals(column));
  }

  static void reportMissing(String name, DeclaredTable table, Complaint complaint) {
    List<String> names = new ArrayList<>();
    table.columns().forEach(column -> names.add(column.name()));
    complaint.say(
        "table '" + table.name() + "' has no column '" + name + "'", Spelling.closest(name, names));
  }

  private static String known(List<String> names) {
    return names.isEmpty()
        ? ": the entity declares none"
        : ", known are " + String.join(", ", names);
  }
}
