package dev.firn.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.catalog.LakeCatalog;
import dev.firn.catalog.plan.ApplyOptions;
import dev.firn.catalog.plan.LakeApplier;
import dev.firn.catalog.plan.LakePlanner;
import dev.firn.dimension.Dimension;
import dev.firn.dimension.DimensionLoader;
import dev.firn.handbook.LakeFreshness;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.junit.jupiter.api.Test;

class FreshnessLookTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void saysWhatWaitsAndLeavesOutWhatIsNotThere() {
    Lake lake = LakeYaml.read(Path.of("examples/retail/lake.yaml"));
    InMemoryCatalog memory = new InMemoryCatalog();
    memory.initialize("memory", Map.of());
    LakeCatalog catalog = LakeCatalog.of(memory, lake);
    new LakeApplier(lake, catalog, change -> {})
        .apply(LakePlanner.plan(lake, catalog), ApplyOptions.SAFE);
    new DimensionLoader(catalog, 0.01).load(Dimension.STORE);

    LakeFreshness freshness = FreshnessLook.of(List.of("store", "item", "absent"), catalog, NOW);

    assertThat(freshness.asOf()).isEqualTo(NOW);
    assertThat(freshness.unknown()).isEmpty();
    assertThat(freshness.tables()).containsOnlyKeys("store", "item");
    assertThat(freshness.tables().get("store").oldestWaiting()).isPresent();
    assertThat(freshness.tables().get("item").oldestWaiting()).isEmpty();
    assertThat(freshness.tables().get("item").halt()).isEmpty();
  }
}
