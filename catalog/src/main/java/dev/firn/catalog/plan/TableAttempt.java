package dev.firn.catalog.plan;

import dev.firn.catalog.LakeCatalog;
import dev.firn.catalog.plan.Change.Effect;
import dev.firn.lake.Lake;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.jspecify.annotations.Nullable;

/**
 * One look at a table and what is still to be done to it; a commit is made on what was seen.
 *
 * @param table null where there is none yet
 */
record TableAttempt(@Nullable Table table, @Nullable TableState state, List<TableChange> changes) {

  static TableAttempt look(Lake lake, LakeCatalog catalog, String name) {
    Table table = load(catalog, name);
    TableState state = table == null ? null : TableState.of(name, table);
    CatalogState seen =
        new CatalogState(true, state == null ? Map.of() : Map.of(name, state), Map.of(), Set.of());
    List<TableChange> changes =
        LakePlanner.plan(lake, name, seen).stream()
            .filter(change -> change.effect() != Effect.NOTE)
            .toList();
    return new TableAttempt(table, state, changes);
  }

  void commit(LakeCatalog catalog) {
    if (table == null || state == null) {
      TableCreation.commit(catalog, (TableChange.Create) changes.get(0));
    } else {
      TableEdit.commit(table, state, changes);
    }
  }

  private static @Nullable Table load(LakeCatalog catalog, String name) {
    try {
      return catalog.load(name);
    } catch (NoSuchTableException e) {
      return null;
    }
  }
}
