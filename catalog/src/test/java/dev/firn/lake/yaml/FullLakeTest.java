package dev.firn.lake.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.CatalogSettings;
import dev.firn.lake.Column;
import dev.firn.lake.DeclaredStream;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.EncryptionSettings;
import dev.firn.lake.EventFormat;
import dev.firn.lake.KafkaSettings;
import dev.firn.lake.Lake;
import dev.firn.lake.PartitionTerm;
import dev.firn.lake.PartitionTerm.Transform;
import dev.firn.lake.Reader;
import dev.firn.lake.Retention;
import dev.firn.lake.Secret;
import dev.firn.lake.SortTerm;
import dev.firn.lake.StorageSettings;
import dev.firn.lake.Upkeep;
import dev.firn.lake.WriteMode;
import dev.firn.lake.check.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every key reaches its record. */
class FullLakeTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("S3_ENDPOINT", "http://localhost:9090", "JAAS", "secret;");

  private String text = "";

  @BeforeEach
  void read() throws IOException {
    text = Files.readString(Path.of("src/test/resources/lakes/full.yaml"));
  }

  @Test
  void mapsTheHead() {
    Lake lake = LakeYaml.read(text, "full.yaml", ENVIRONMENT);

    assertThat(lake.name()).isEqualTo("everything");
    assertThat(lake.warehouse()).isEqualTo("s3://firn-full/some/where");
    assertThat(lake.catalog())
        .isEqualTo(
            new CatalogSettings.Glue(
                "full",
                "eu-west-1",
                Optional.of("http://localhost:4566"),
                Optional.of("123456789012")));
    assertThat(lake.storage())
        .isEqualTo(new StorageSettings("eu-west-1", Optional.of("http://localhost:9090"), true));
    assertThat(lake.encryption())
        .isEqualTo(
            new EncryptionSettings(
                "arn:aws:kms:eu-west-1:123456789012:key/f1f1f1f1-0000-4000-8000-000000000001"));
    assertThat(lake.readers()).containsExactlyInAnyOrder(Reader.SPARK, Reader.FLINK);
  }

  @Test
  void mapsATable() {
    DeclaredTable table = LakeYaml.read(text, "full.yaml", ENVIRONMENT).tables().get(0);

    assertThat(table.comment()).isEqualTo("One row per visit");
    assertThat(table.owner()).contains("web");
    assertThat(table.mode()).isEqualTo(WriteMode.UPSERT);
    assertThat(table.formatVersion()).isEqualTo(2);
    assertThat(table.primaryKey()).containsExactly("site", "visit_id");
    assertThat(table.version()).contains("changed_at");
    assertThat(table.partitionBy())
        .containsExactly(
            new PartitionTerm("site", Transform.IDENTITY, 0),
            new PartitionTerm("visit_id", Transform.BUCKET, 16),
            new PartitionTerm("site", Transform.TRUNCATE, 4));
    assertThat(table.sortBy())
        .containsExactly(
            new SortTerm("site", false, true),
            new SortTerm("visit_id", true, false),
            new SortTerm("changed_at", false, false));
    assertThat(table.retention()).isEqualTo(new Retention(Duration.ofHours(12), 3));
    assertThat(table.upkeep())
        .isEqualTo(new Upkeep(false, 64L << 20, 25, 50, Duration.ofDays(30), Duration.ofHours(12)));
    assertThat(table.properties())
        .containsExactly(Map.entry("write.parquet.compression-codec", "zstd"));
  }

  @Test
  void mapsChecks() {
    DeclaredTable table = LakeYaml.read(text, "full.yaml", ENVIRONMENT).tables().get(0);

    assertThat(table.checks())
        .containsExactly(
            new Check.NotNull(List.of("local", "amount")),
            new Check.Unique(List.of("site", "visit_id")),
            new Check.Range("amount", Optional.of("-1.50"), Optional.of("1000")),
            new Check.Range("day", Optional.of("2020-01-01"), Optional.empty()),
            new Check.Expression("flag or place.lat > 0"),
            new Check.Rows(5));
  }

  @Test
  void mapsColumnsOfEveryType() {
    DeclaredTable table = LakeYaml.read(text, "full.yaml", ENVIRONMENT).tables().get(0);

    assertThat(table.columns().get(0))
        .isEqualTo(new Column("site", Types.StringType.get(), true, "The site"));
    assertThat(table.columns().get(1))
        .isEqualTo(new Column("visit_id", Types.LongType.get(), true, ""));
    assertThat(table.columns())
        .extracting(column -> column.type().typeId())
        .containsExactly(
            Type.TypeID.STRING,
            Type.TypeID.LONG,
            Type.TypeID.TIMESTAMP,
            Type.TypeID.BOOLEAN,
            Type.TypeID.INTEGER,
            Type.TypeID.FLOAT,
            Type.TypeID.DOUBLE,
            Type.TypeID.DECIMAL,
            Type.TypeID.DATE,
            Type.TypeID.TIMESTAMP,
            Type.TypeID.UUID,
            Type.TypeID.FIXED,
            Type.TypeID.BINARY,
            Type.TypeID.LIST,
            Type.TypeID.MAP,
            Type.TypeID.STRUCT);
  }

  @Test
  void mapsAStream() {
    assertThat(LakeYaml.read(text, "full.yaml", ENVIRONMENT).streams())
        .containsExactly(
            new DeclaredStream(
                "web",
                new KafkaSettings(
                    "localhost:9092", "web.visits", Map.of("sasl.jaas.config", "secret;")),
                EventFormat.JSON,
                Optional.of("kind"),
                List.of("visits"),
                "rejected",
                Optional.of(Duration.ofMinutes(30))));
  }

  @Test
  void mapsARestCatalogAndHidesItsCredential() {
    String rest =
        text.replaceAll(
            "(?s)  type: glue\n.*?storage:",
            """
              type: rest
              database: full
              uri: https://catalog.example.com/api
              warehouse: prod
              credential: \\${CREDENTIAL}
            storage:\
            """);
    Map<String, String> environment =
        Map.of("S3_ENDPOINT", "http://localhost:9090", "JAAS", "x", "CREDENTIAL", "id:hush");

    CatalogSettings catalog = LakeYaml.read(rest, "full.yaml", environment).catalog();

    assertThat(catalog)
        .isEqualTo(
            new CatalogSettings.Rest(
                "full",
                "https://catalog.example.com/api",
                Optional.of("prod"),
                Optional.of(new Secret("id:hush"))));
    assertThat(catalog.toString()).doesNotContain("hush");
  }
}
