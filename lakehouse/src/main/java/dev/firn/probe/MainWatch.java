package dev.firn.probe;

import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.Lake;
import java.io.IOException;
import java.util.OptionalLong;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * Tells which snapshot main of one table is at, for the price of a request to the catalog. Owned by
 * one thread.
 */
public final class MainWatch implements AutoCloseable {
  private final LakeCatalog catalog;
  private final Table table;

  private MainWatch(LakeCatalog catalog, Table table) {
    this.catalog = catalog;
    this.table = table;
  }

  /** Watches a table that exists. */
  public static MainWatch open(Lake lake, String table) {
    LakeCatalog catalog = LakeCatalog.open(lake);
    return new MainWatch(catalog, catalog.load(table));
  }

  /** The head of main now; empty if main has none, or the catalog does not tell. */
  public OptionalLong head() {
    try {
      table.refresh();
    } catch (RuntimeException e) {
      // It may be away for a while, as in a run that kills processes.
      return OptionalLong.empty();
    }
    Snapshot head = table.currentSnapshot();
    return head == null ? OptionalLong.empty() : OptionalLong.of(head.snapshotId());
  }

  @Override
  public void close() {
    try {
      catalog.close();
    } catch (IOException e) {
      throw new ProbeException("Cannot close the catalog: " + e.getMessage(), e);
    }
  }
}
