package dev.firn.catalog;

import dev.firn.lake.Lake;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;

/**
 * The open catalog of a lake. Safe for use by many threads; the tables that it loads are not, and
 * each is fresh: nothing is cached, since a shared table defeats the compare-and-set of commits.
 */
public final class LakeCatalog implements Closeable {

  private final Catalog catalog;
  private final Namespace namespace;

  private LakeCatalog(Catalog catalog, Namespace namespace) {
    this.catalog = catalog;
    this.namespace = namespace;
  }

  /**
   * Opens the catalog that the lake declares.
   *
   * @throws dev.firn.lake.LakeException if its client would not retry often enough to be safe
   */
  public static LakeCatalog open(Lake lake) {
    CatalogProperties properties = CatalogProperties.of(lake);
    properties.requireSafeClient();
    return of(
        CatalogUtil.loadCatalog(
            properties.implementation(), lake.name(), new HashMap<>(properties.properties()), null),
        lake);
  }

  /** Takes a catalog that is open already, such as one in memory, for the lake's tables. */
  public static LakeCatalog of(Catalog catalog, Lake lake) {
    return new LakeCatalog(catalog, Namespace.of(lake.catalog().database()));
  }

  /** Iceberg's own interface. */
  public Catalog catalog() {
    return catalog;
  }

  /** Iceberg's own interface for namespaces; both kinds of catalog have it. */
  public SupportsNamespaces namespaces() {
    return (SupportsNamespaces) catalog;
  }

  /** The namespace of all tables of the lake. */
  public Namespace namespace() {
    return namespace;
  }

  public TableIdentifier identifier(String table) {
    return TableIdentifier.of(namespace, table);
  }

  /**
   * Loads a table afresh.
   *
   * @throws NoSuchTableException if the catalog has none of that name
   */
  public Table load(String table) {
    return catalog.loadTable(identifier(table));
  }

  @Override
  public void close() throws IOException {
    if (catalog instanceof Closeable closeable) {
      closeable.close();
    }
  }
}
