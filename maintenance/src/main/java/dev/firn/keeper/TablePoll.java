package dev.firn.keeper;

import org.apache.iceberg.BaseTable;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the catalog where a table's metadata is, and reads it only where it was not yet read. Owned
 * by one thread.
 */
final class TablePoll {
  private final Catalog catalog;
  private final TableIdentifier id;
  private @Nullable TableOperations operations;
  private @Nullable String quietAt;

  TablePoll(Catalog catalog, TableIdentifier id) {
    this.catalog = catalog;
    this.id = id;
  }

  /** The metadata as it is now. */
  TableMetadata refresh() {
    if (operations == null) {
      operations = ((HasTableOperations) catalog.loadTable(id)).operations();
      return operations.current();
    }
    return operations.refresh();
  }

  /** The table as polled last, for reading only; {@link #refresh} was called before. */
  Table table() {
    if (operations == null) {
      throw new IllegalStateException("Cannot look at " + id + ": it was not polled");
    }
    return new BaseTable(operations, catalog.name() + "." + id);
  }

  /** The table anew, for commits: never one that another thread or an earlier commit has used. */
  Table fresh() {
    return catalog.loadTable(id);
  }

  /** Whether that metadata is what nothing was left to do in. */
  boolean isQuiet(TableMetadata metadata) {
    String location = metadata.metadataFileLocation();
    return location != null && location.equals(quietAt);
  }

  /** Nothing is left to do in that metadata. */
  void quietAt(TableMetadata metadata) {
    quietAt = metadata.metadataFileLocation();
  }

  void notQuiet() {
    quietAt = null;
  }

  /** Forgets everything, after a failure. */
  void forget() {
    operations = null;
    quietAt = null;
  }
}
