package dev.firn.catalog.plan;

import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchIcebergTableException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NotFoundException;

/**
 * What the catalog holds of a lake.
 *
 * @param tables declared tables that are there
 * @param unreadable declared tables whose name is taken by what cannot be read, with the reason
 * @param undeclared names of tables that are there and not declared
 */
record CatalogState(
    boolean namespaceExists,
    Map<String, TableState> tables,
    Map<String, String> unreadable,
    Set<String> undeclared) {

  CatalogState {
    tables = Map.copyOf(tables);
    unreadable = Map.copyOf(unreadable);
    undeclared = Set.copyOf(undeclared);
  }

  static CatalogState load(Lake lake, LakeCatalog catalog) {
    if (!catalog.namespaces().namespaceExists(catalog.namespace())) {
      return new CatalogState(false, Map.of(), Map.of(), Set.of());
    }
    Map<String, TableState> tables = new TreeMap<>();
    Map<String, String> unreadable = new TreeMap<>();
    for (DeclaredTable table : lake.tables()) {
      try {
        load(table.name(), catalog).ifPresent(state -> tables.put(state.name(), state));
      } catch (NoSuchIcebergTableException e) {
        unreadable.put(table.name(), "something that is not an Iceberg table has its name");
      } catch (NotFoundException e) {
        unreadable.put(table.name(), "its metadata file is gone: " + e.getMessage());
      }
    }
    return new CatalogState(true, tables, unreadable, undeclared(lake, catalog));
  }

  private static Optional<TableState> load(String table, LakeCatalog catalog) {
    try {
      return Optional.of(TableState.of(table, catalog.load(table)));
    } catch (NoSuchIcebergTableException e) {
      throw e;
    } catch (NoSuchTableException e) {
      return Optional.empty();
    }
  }

  private static Set<String> undeclared(Lake lake, LakeCatalog catalog) {
    Set<String> names = new TreeSet<>();
    for (TableIdentifier table : catalog.catalog().listTables(catalog.namespace())) {
      names.add(table.name());
    }
    lake.tables().forEach(table -> names.remove(table.name()));
    names.removeIf(name -> name.startsWith(DeclaredTable.RESERVED_PREFIX));
    return names;
  }
}
