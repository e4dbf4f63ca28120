package dev.firn.catalog.plan;

import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import java.util.Map;

/** Lakes and catalogs for tests. */
final class Lakes {

  private static final String HEAD =
      """
      lake: test
      warehouse: s3://firn-test/warehouse
      catalog: {type: glue, database: test, region: us-east-1}
      storage: {region: us-east-1}
      encryption: {kms-key: f1f1f1f1-0000-4000-8000-000000000001}
      tables:
      """;

  private Lakes() {}

  /** A lake of the tables that the text declares, as below {@code tables:}. */
  static Lake declare(String tables) {
    return LakeYaml.read(HEAD + tables.indent(2), "lake.yaml", Map.of());
  }

  static LakeCatalog inMemory(Lake lake) {
    return CatalogKind.WHOLE_METADATA.open(lake);
  }

  static ApplyReport apply(Lake lake, LakeCatalog catalog) {
    return apply(lake, catalog, ApplyOptions.SAFE);
  }

  static ApplyReport apply(Lake lake, LakeCatalog catalog, ApplyOptions options) {
    return new LakeApplier(lake, catalog, change -> {})
        .apply(LakePlanner.plan(lake, catalog), options);
  }
}
