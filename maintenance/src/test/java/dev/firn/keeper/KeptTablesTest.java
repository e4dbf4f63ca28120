package dev.firn.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firn.lake.CatalogSettings;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.EncryptionSettings;
import dev.firn.lake.Lake;
import dev.firn.lake.Retention;
import dev.firn.lake.StorageSettings;
import dev.firn.lake.Upkeep;
import dev.firn.lake.WriteMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.catalog.TableIdentifier;
import org.junit.jupiter.api.Test;

class KeptTablesTest {

  @Test
  void takesKeysAndVersionsFromTheDeclaration() {
    DeclaredTable sales =
        declared("sales", WriteMode.UPSERT, List.of("id"), Optional.of("version"));
    DeclaredTable items = declared("items", WriteMode.APPEND, List.of(), Optional.empty());
    Lake lake =
        new Lake(
            "retail",
            "s3://b/w",
            new CatalogSettings.Glue("retail_db", "us-east-1", Optional.empty(), Optional.empty()),
            new StorageSettings("us-east-1", Optional.empty(), true),
            new EncryptionSettings("key"),
            Set.of(),
            List.of(sales, items),
            List.of());

    assertThat(KeptTables.of(lake))
        .containsExactly(
            new KeptTable(
                TableIdentifier.of("retail_db", "sales"),
                WriteMode.UPSERT,
                List.of("id"),
                Optional.of("version")),
            new KeptTable(
                TableIdentifier.of("retail_db", "items"),
                WriteMode.APPEND,
                List.of(),
                Optional.empty()));
  }

  private static DeclaredTable declared(
      String name, WriteMode mode, List<String> key, Optional<String> version) {
    return new DeclaredTable(
        name,
        "",
        Optional.empty(),
        mode,
        2,
        List.of(),
        key,
        version,
        List.of(),
        List.of(),
        Retention.DEFAULT,
        Upkeep.DEFAULT,
        Map.of(),
        List.of());
  }

  @Test
  void intervalMustBePositiveAndNotAboveTheLongestPause() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeeperConfig.DEFAULT.withInterval(Duration.ZERO))
        .withMessageStartingWith("Cannot keep tables every PT0S");
    assertThat(KeeperConfig.DEFAULT.withInterval(Duration.ofMinutes(5)).maxBackoff())
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void appendTableHasNoKeyAndUpsertTableHasOne() {
    KeptTable upsert =
        new KeptTable(TableIdentifier.of("db", "t"), WriteMode.UPSERT, List.of(), Optional.empty());

    assertThatIllegalArgumentException()
        .isThrownBy(upsert::how)
        .withMessage("Cannot publish a table of mode UPSERT with key []");
  }
}
