package dev.firn.catalog;

import dev.firn.lake.CatalogSettings;
import dev.firn.lake.Lake;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What any engine needs to open the lake's catalog with Iceberg's own classes. Credentials are not
 * among it: they come from AWS's default chain.
 *
 * @param implementation class name of the catalog, for Iceberg's {@code catalog-impl}
 * @param properties Iceberg's catalog properties; may hold a secret
 */
public record CatalogProperties(String implementation, Map<String, String> properties) {

  private static final String GLUE = "org.apache.iceberg.aws.glue.GlueCatalog";
  private static final String REST = "org.apache.iceberg.rest.RESTCatalog";

  public CatalogProperties {
    properties = Map.copyOf(properties);
  }

  public static CatalogProperties of(Lake lake) {
    Map<String, String> properties = new LinkedHashMap<>(FileProperties.of(lake));
    properties.put("cache-enabled", "false");
    if (lake.catalog() instanceof CatalogSettings.Glue glue) {
      properties.putAll(glue(lake, glue));
      return new CatalogProperties(GLUE, properties);
    }
    properties.putAll(rest((CatalogSettings.Rest) lake.catalog()));
    return new CatalogProperties(REST, properties);
  }

  /**
   * Makes sure that the client of the catalog retries as often as is safe, in this process as it is
   * set up now. Every process that commits must ask.
   *
   * @throws dev.firn.lake.LakeException if it would give up too early
   */
  public void requireSafeClient() {
    if (implementation.equals(GLUE)) {
      GlueRetries.check(properties);
    }
  }

  /** Archived versions would pile up at one for each commit; Iceberg's own metadata has them. */
  private static Map<String, String> glue(Lake lake, CatalogSettings.Glue glue) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("warehouse", lake.warehouse());
    properties.put("glue.skip-archive", "true");
    properties.put("client.region", glue.region());
    if (!glue.region().equals(lake.storage().region())) {
      properties.put("s3.cross-region-access-enabled", "true");
    }
    glue.endpoint().ifPresent(endpoint -> properties.put("glue.endpoint", endpoint));
    glue.catalogId().ifPresent(id -> properties.put("glue.id", id));
    return properties;
  }

  private static Map<String, String> rest(CatalogSettings.Rest rest) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("uri", rest.uri());
    rest.warehouse().ifPresent(warehouse -> properties.put("warehouse", warehouse));
    rest.credential().ifPresent(credential -> properties.put("credential", credential.value()));
    return properties;
  }

  /** Values may be secrets: only their names are shown. */
  @Override
  public String toString() {
    return "CatalogProperties[implementation=%s, properties=%s]"
        .formatted(implementation, properties.keySet());
  }
}
