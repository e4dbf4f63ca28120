package dev.firn.catalog.plan;

import dev.firn.catalog.LakeCatalog;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Catalog;

/** Creates a table with its lanes in one commit: nobody ever sees it without them. */
final class TableCreation {

  private TableCreation() {}

  static void commit(LakeCatalog catalog, TableChange.Create change) {
    TableDefinition table = TableDefinition.of(change.declared());
    Catalog.TableBuilder builder =
        catalog
            .catalog()
            .buildTable(catalog.identifier(change.table()), table.schema())
            .withPartitionSpec(table.spec())
            .withSortOrder(table.sortOrder())
            .withProperties(IcebergMap.of(table.properties()))
            .withProperty("format-version", Integer.toString(change.declared().formatVersion()));
    change.location().ifPresent(builder::withLocation);
    Transaction transaction = builder.createTransaction();
    LaneEdit.addRootAndBranch(transaction);
    transaction.commitTransaction();
  }
}
