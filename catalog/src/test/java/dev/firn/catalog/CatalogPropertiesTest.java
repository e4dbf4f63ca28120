package dev.firn.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogPropertiesTest {

  private static final String KEY_ID = "f1f1f1f1-0000-4000-8000-000000000001";
  private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/" + KEY_ID;

  @Test
  void setsUpGlueOnAws() {
    CatalogProperties properties =
        CatalogProperties.of(
            lake("{type: glue, database: d, region: eu-west-1}", "{region: eu-west-1}"));

    assertThat(properties.implementation()).isEqualTo("org.apache.iceberg.aws.glue.GlueCatalog");
    assertThat(properties.properties())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "io-impl", "org.apache.iceberg.aws.s3.S3FileIO",
                "warehouse", "s3://bucket/warehouse",
                "client.region", "eu-west-1",
                "cache-enabled", "false",
                "glue.skip-archive", "true",
                "s3.path-style-access", "false",
                "s3.delete.batch-size", "1000",
                "s3.sse.type", "kms",
                "s3.sse.key", KEY));
  }

  @Test
  void namesTheKeyByItsIdToAStoreThatIsNotS3() {
    CatalogProperties properties =
        CatalogProperties.of(
            lake(
                "{type: glue, database: d, region: eu-west-1, endpoint: 'http://localhost:1'}",
                "{region: eu-west-1, endpoint: 'http://localhost:2', path-style-access: true}"));

    assertThat(properties.properties())
        .containsEntry("s3.sse.key", KEY_ID)
        .containsEntry("s3.endpoint", "http://localhost:2")
        .containsEntry("s3.path-style-access", "true")
        .containsEntry("glue.endpoint", "http://localhost:1");
  }

  @Test
  void reachesABucketInAnotherRegionThanTheCatalog() {
    CatalogProperties properties =
        CatalogProperties.of(
            lake("{type: glue, database: d, region: us-east-1}", "{region: eu-west-1}"));

    assertThat(properties.properties())
        .containsEntry("client.region", "us-east-1")
        .containsEntry("s3.cross-region-access-enabled", "true");
  }

  @Test
  void setsUpRestAndHidesItsCredential() {
    CatalogProperties properties =
        CatalogProperties.of(
            lake(
                "{type: rest, database: d, uri: 'https://c', warehouse: w, credential: 'id:hush'}",
                "{region: eu-west-1}"));

    assertThat(properties.implementation()).isEqualTo("org.apache.iceberg.rest.RESTCatalog");
    assertThat(properties.properties())
        .containsEntry("uri", "https://c")
        .containsEntry("warehouse", "w")
        .containsEntry("credential", "id:hush")
        .containsEntry("s3.sse.type", "kms");
    assertThat(properties.toString()).doesNotContain("hush");
  }

  private static Lake lake(String catalog, String storage) {
    String text =
        """
        lake: test
        warehouse: s3://bucket/warehouse
        catalog: %s
        storage: %s
        encryption: {kms-key: '%s'}
        tables: {t: {comment: T, mode: append, columns: {id: long}}}
        """
            .formatted(catalog, storage, KEY);
    return LakeYaml.read(text, "lake.yaml", Map.of());
  }
}
