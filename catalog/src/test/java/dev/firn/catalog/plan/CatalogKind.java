package dev.firn.catalog.plan;

import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.Lake;
import java.util.Map;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.inmemory.InMemoryFileIO;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.iceberg.rest.RESTCatalogAdapter;

/** The two ways in which catalogs compare and set. */
enum CatalogKind {
  /** The whole metadata is compared, as Glue does. */
  WHOLE_METADATA {
    @Override
    LakeCatalog open(Lake lake) {
      return LakeCatalog.of(inMemory(), lake);
    }
  },

  /** Each change brings its own requirements. */
  REST {
    @Override
    LakeCatalog open(Lake lake) {
      RESTCatalogAdapter server = new RESTCatalogAdapter(inMemory());
      RESTCatalog catalog = new RESTCatalog(config -> server);
      catalog.initialize(
          "rest", Map.of("uri", "http://localhost", "io-impl", InMemoryFileIO.class.getName()));
      return LakeCatalog.of(catalog, lake);
    }
  };

  abstract LakeCatalog open(Lake lake);

  private static InMemoryCatalog inMemory() {
    InMemoryCatalog catalog = new InMemoryCatalog();
    catalog.initialize("test", Map.of());
    return catalog;
  }
}
