package dev.firn.publish;

import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;

/** What tests of other packages need of a {@link StreamedTable}. */
public final class TestTables {
  /** The two ways in which catalogs compare and set. */
  public enum Kind {
    METADATA_CAS(CatalogKind.METADATA_CAS),
    REST(CatalogKind.REST);

    private final CatalogKind kind;

    Kind(CatalogKind kind) {
      this.kind = kind;
    }

    /** A catalog without tables. */
    public Catalog catalog() {
      return kind.create();
    }
  }

  private final StreamedTable table;

  private TestTables(StreamedTable table) {
    this.table = table;
  }

  /** A provisioned table of that name, keyed by {@code id}. */
  public static TestTables create(Catalog catalog, String name) {
    return create(catalog, name, 2);
  }

  /** A provisioned table of that name and format version, keyed by {@code id}. */
  public static TestTables create(Catalog catalog, String name, int formatVersion) {
    return new TestTables(StreamedTable.named(catalog, name, formatVersion));
  }

  /** The stream commits one row. */
  public void upsert(long checkpoint, long id, String value) {
    table.commit("job", checkpoint, table.sink().upsert(StreamedTable.row(id, value)).complete());
  }

  /** The rows of main as {@code id=value}, sorted. */
  public java.util.List<String> rows() {
    return table.rows();
  }

  /** The checkpoint that the sink would find for itself after a restart, or -1. */
  public long committedCheckpoint() {
    return table.committedCheckpoint("job", "operator");
  }

  /** Whether the lane is where main is. */
  public boolean isMoved() {
    return table.lane().snapshotId() == table.mainHead().snapshotId();
  }

  /** The table as it is now. */
  public Table load() {
    return table.load();
  }

  /** Where the table is in its catalog. */
  public TableIdentifier id() {
    return table.id();
  }
}
