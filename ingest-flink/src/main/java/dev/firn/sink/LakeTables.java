package dev.firn.sink;

import dev.firn.catalog.CatalogProperties;
import dev.firn.lake.Lake;
import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;

/**
 * The tables of a lake, as the client that builds the job and the workers that run it both open
 * them. Every table that is loaded is fresh: a shared one defeats the compare-and-set of commits.
 */
public final class LakeTables implements Serializable {
  private final CatalogLoader catalog;
  private final String database;

  /**
   * @param catalog opens Iceberg's catalog anywhere; must not cache tables
   * @param database the namespace of all tables
   */
  public LakeTables(CatalogLoader catalog, String database) {
    this.catalog = catalog;
    this.database = database;
  }

  /** The tables in the catalog that the lake declares. */
  public static LakeTables of(Lake lake) {
    CatalogProperties properties = CatalogProperties.of(lake);
    CatalogLoader loader =
        CatalogLoader.custom(
            lake.name(), properties.properties(), new Configuration(), properties.implementation());
    return new LakeTables(loader, lake.catalog().database());
  }

  /** What Iceberg's operators load the table with. */
  TableLoader loader(String table) {
    return TableLoader.fromCatalog(catalog.clone(), identifier(table));
  }

  /** An open catalog; the caller closes it, after its last use of any table. */
  Session open() {
    return new Session(catalog.loadCatalog());
  }

  private TableIdentifier identifier(String table) {
    return TableIdentifier.of(Namespace.of(database), table);
  }

  /** An open catalog. */
  final class Session implements Closeable {
    private final Catalog open;

    private Session(Catalog open) {
      this.open = open;
    }

    /**
     * Loads a table afresh.
     *
     * @throws org.apache.iceberg.exceptions.NoSuchTableException if there is none of that name
     */
    Table load(String table) {
      return open.loadTable(identifier(table));
    }

    @Override
    public void close() {
      if (open instanceof Closeable closeable) {
        try {
          closeable.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
