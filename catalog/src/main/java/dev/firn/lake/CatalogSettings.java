package dev.firn.lake;

import java.util.Optional;

/** The catalog that holds the lake's tables. */
public sealed interface CatalogSettings {

  /** The namespace (Glue: database) of all tables of the lake. */
  String database();

  /**
   * AWS Glue Data Catalog.
   *
   * @param endpoint overrides the region's own endpoint; empty on AWS
   * @param catalogId account that owns the catalog; empty for the caller's own
   */
  record Glue(String database, String region, Optional<String> endpoint, Optional<String> catalogId)
      implements CatalogSettings {}

  /**
   * An Iceberg REST catalog.
   *
   * @param uri root of the service
   * @param warehouse name of the warehouse as the service knows it; empty for its default
   * @param credential OAuth2 client credential {@code id:secret}; empty for none
   */
  record Rest(String database, String uri, Optional<String> warehouse, Optional<Secret> credential)
      implements CatalogSettings {}
}
