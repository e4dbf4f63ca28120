package dev.firn.keeper;

import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import java.util.List;
import org.apache.iceberg.catalog.TableIdentifier;

/** The tables of a lake, as the keeper needs them. */
public final class KeptTables {
  private KeptTables() {}

  /** All declared tables, in the order of the declaration. */
  public static List<KeptTable> of(Lake lake) {
    String database = lake.catalog().database();
    return lake.tables().stream().map(table -> of(database, table)).toList();
  }

  private static KeptTable of(String database, DeclaredTable table) {
    return new KeptTable(
        TableIdentifier.of(database, table.name()),
        table.mode(),
        table.primaryKey(),
        table.version(),
        table.retention(),
        table.upkeep());
  }
}
