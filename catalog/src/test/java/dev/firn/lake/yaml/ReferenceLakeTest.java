package dev.firn.lake.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.CatalogSettings;
import dev.firn.lake.DeclaredStream;
import dev.firn.lake.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceLakeTest {

  private static final Path FILE = Path.of("../lakehouse/examples/retail/lake.yaml");

  @Test
  void readsTheReferenceLakeWithItsDefaults() throws IOException {
    Lake lake = LakeYaml.read(Files.readString(FILE), "lake.yaml", Map.of());

    assertThat(lake.warehouse()).isEqualTo("s3://firn-retail/warehouse");
    assertThat(((CatalogSettings.Glue) lake.catalog()).endpoint()).isEmpty();
    assertThat(lake.table("sales").orElseThrow().primaryKey())
        .containsExactly("channel", "order_number", "item_id");
    assertThat(lake.streams())
        .extracting(DeclaredStream::into)
        .containsExactly(List.of("sales", "inventory"));
  }

  @Test
  void takesPlacesFromTheEnvironment() throws IOException {
    Map<String, String> environment =
        Map.of("FIRN_GLUE_ENDPOINT", "http://localhost:1", "FIRN_S3_PATH_STYLE", "true");

    Lake lake = LakeYaml.read(Files.readString(FILE), "lake.yaml", environment);

    assertThat(((CatalogSettings.Glue) lake.catalog()).endpoint()).contains("http://localhost:1");
    assertThat(lake.storage().pathStyleAccess()).isTrue();
  }
}
