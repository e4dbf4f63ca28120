package dev.firn.publish;

import java.util.Map;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.inmemory.InMemoryFileIO;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.iceberg.rest.RESTCatalogAdapter;

/** The two ways in which catalogs compare and set. */
public enum CatalogKind {
  /** The whole metadata is compared, as Glue does. */
  METADATA_CAS {
    @Override
    public Catalog create() {
      return StreamedTable.inMemory();
    }
  },

  /** Each change brings its own requirements. */
  REST {
    @Override
    public Catalog create() {
      RESTCatalogAdapter server = new RESTCatalogAdapter(StreamedTable.inMemory());
      RESTCatalog catalog = new RESTCatalog(config -> server);
      catalog.initialize(
          "rest", Map.of("uri", "http://localhost", "io-impl", InMemoryFileIO.class.getName()));
      return catalog;
    }
  };

  public abstract Catalog create();

  public StreamedTable table() {
    return table(2);
  }

  public StreamedTable table(int formatVersion) {
    return StreamedTable.in(
        create(),
        StreamedTable.SCHEMA,
        org.apache.iceberg.PartitionSpec.unpartitioned(),
        formatVersion);
  }
}
