package dev.firn.cli.lake;

import dev.firn.catalog.plan.Change;
import dev.firn.catalog.plan.SchemaChange.DropColumn;
import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import java.util.ArrayList;
import java.util.List;

/** A lake as declared, together with the columns that changes would drop from it. */
final class EarlierLake {

  private EarlierLake() {}

  /** What definitions from before the changes and from after them can both be read against. */
  static Lake of(Lake lake, List<Change> changes) {
    List<DropColumn> drops =
        changes.stream().filter(DropColumn.class::isInstance).map(DropColumn.class::cast).toList();
    return new Lake(
        lake.name(),
        lake.warehouse(),
        lake.catalog(),
        lake.storage(),
        lake.encryption(),
        lake.readers(),
        lake.tables().stream().map(table -> with(table, drops)).toList(),
        lake.streams());
  }

  private static DeclaredTable with(DeclaredTable table, List<DropColumn> drops) {
    List<Column> columns = new ArrayList<>(table.columns());
    drops.stream()
        .filter(drop -> drop.table().equals(table.name()))
        .map(drop -> new Column(drop.column(), drop.type(), true, ""))
        .forEach(columns::add);
    return new DeclaredTable(
        table.name(),
        table.comment(),
        table.owner(),
        table.mode(),
        table.formatVersion(),
        columns,
        table.primaryKey(),
        table.version(),
        table.partitionBy(),
        table.sortBy(),
        table.retention(),
        table.upkeep(),
        table.properties(),
        table.checks());
  }
}
