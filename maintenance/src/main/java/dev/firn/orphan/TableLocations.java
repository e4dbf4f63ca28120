package dev.firn.orphan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;

/** Where the other tables of a namespace are. */
public final class TableLocations {
  private TableLocations() {}

  /**
   * The locations of all tables of the namespace but one.
   *
   * @throws RuntimeException if a table is there but cannot be read, since its files could then be
   *     taken for orphans
   */
  public static List<String> others(Catalog catalog, Namespace namespace, TableIdentifier but) {
    List<String> locations = new ArrayList<>();
    for (TableIdentifier id : catalog.listTables(namespace)) {
      if (!id.name().equals(but.name())) {
        find(catalog, id).ifPresent(locations::add);
      }
    }
    return locations;
  }

  /** A table that was dropped since it was listed, or is no Iceberg table, has none. */
  private static Optional<String> find(Catalog catalog, TableIdentifier id) {
    try {
      return Optional.of(catalog.loadTable(id).location());
    } catch (NoSuchTableException e) {
      return Optional.empty();
    }
  }
}
