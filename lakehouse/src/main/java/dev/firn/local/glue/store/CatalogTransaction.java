package dev.firn.local.glue.store;

/** The catalog as one transaction sees and changes it. Not to be kept after the transaction. */
public record CatalogTransaction(Databases databases, Tables tables, Archive archive, Tags tags) {
  static CatalogTransaction on(Sql sql) {
    return new CatalogTransaction(
        new Databases(sql), new Tables(sql), new Archive(sql), new Tags(sql));
  }
}
