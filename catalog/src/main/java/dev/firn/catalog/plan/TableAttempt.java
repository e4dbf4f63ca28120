package dev.firn.catalog.plan;

import dev.firn.catalog.LakeCatalog;
import dev.firn.catalog.plan.Change.Effect;
import dev.firn.lake.Lake;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.jspecify.annotations.Nullable;

/**
 * One look at a table and what is still to be done to it, to be committed on exactly what was seen:
 * the look is through the transaction, since opening one reads the table again.
 *
 * @param transaction null where there is no table yet
 */
record TableAttempt(
    @Nullable Transaction transaction, @Nullable TableState state, List<TableChange> changes) {

  static TableAttempt look(Lake lake, LakeCatalog catalog, String name) {
    Transaction transaction = open(catalog, name);
    TableState state = transaction == null ? null : TableState.of(name, transaction.table());
    Map<String, TableState> tables = state == null ? Map.of() : Map.of(name, state);
    CatalogState seen = new CatalogState(true, tables, Map.of(), Set.of());
    List<TableChange> changes =
        LakePlanner.plan(lake, name, seen).stream()
            .filter(change -> change.effect() != Effect.NOTE)
            .toList();
    return new TableAttempt(transaction, state, changes);
  }

  void commit(LakeCatalog catalog) {
    if (transaction == null || state == null) {
      TableCreation.commit(catalog, (TableChange.Create) changes.get(0));
    } else {
      TableEdit.commit(transaction, state, changes);
    }
  }

  private static @Nullable Transaction open(LakeCatalog catalog, String name) {
    try {
      return catalog.load(name).newTransaction();
    } catch (NoSuchTableException e) {
      return null;
    }
  }
}
