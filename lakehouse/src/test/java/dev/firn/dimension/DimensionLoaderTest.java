package dev.firn.dimension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.catalog.LakeCatalog;
import dev.firn.catalog.plan.ApplyOptions;
import dev.firn.catalog.plan.LakeApplier;
import dev.firn.catalog.plan.LakePlanner;
import dev.firn.lake.Lake;
import dev.firn.lake.Lanes;
import dev.firn.lake.yaml.LakeYaml;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DimensionLoaderTest {
  private static final double SCALE = 0.01;

  private LakeCatalog catalog;

  @BeforeEach
  void applyReferenceLake() {
    Lake lake = LakeYaml.read(Path.of("examples/retail/lake.yaml"));
    InMemoryCatalog memory = new InMemoryCatalog();
    memory.initialize("memory", Map.of());
    catalog = LakeCatalog.of(memory, lake);
    new LakeApplier(lake, catalog, change -> {})
        .apply(LakePlanner.plan(lake, catalog), ApplyOptions.SAFE);
  }

  @Test
  void loadsEveryDimensionOntoIngest() throws IOException {
    for (Dimension dimension : Dimension.values()) {
      Load load = new DimensionLoader(catalog, SCALE).load(dimension);

      assertThat(load).isInstanceOf(Load.Loaded.class);
      assertThat(rows(dimension)).hasSize(Math.toIntExact(((Load.Loaded) load).rows()));
      assertThat(catalog.load(dimension.table()).currentSnapshot().summary())
          .containsEntry("total-records", "0");
    }
  }

  @Test
  void loadsWhatTheLakeDeclaresAndNothingTwice() {
    Lake lake = LakeYaml.read(Path.of("examples/retail/lake.yaml"));
    List<Load> first = new ArrayList<>();
    List<Load> second = new ArrayList<>();

    Dimensions.load(lake, catalog, SCALE, first::add);
    Dimensions.load(lake, catalog, SCALE, second::add);

    assertThat(first).extracting(Load::dimension).containsExactly(Dimension.values());
    assertThat(first).hasOnlyElementsOfType(Load.Loaded.class);
    assertThat(second).hasOnlyElementsOfType(Load.AlreadyThere.class);
  }

  @Test
  void readsValuesByTheirType() throws IOException {
    new DimensionLoader(catalog, SCALE).load(Dimension.DATE_DIM);

    Record first = rows(Dimension.DATE_DIM).getFirst();

    assertThat(first.getField("date_id")).isEqualTo(2_415_022L);
    assertThat(first.getField("day")).isEqualTo(LocalDate.of(1900, 1, 2));
    assertThat(first.getField("quarter")).isEqualTo(1);
    assertThat(first.getField("holiday")).isEqualTo(false);
  }

  @Test
  void signsSnapshotAsSinkWould() {
    new DimensionLoader(catalog, SCALE).load(Dimension.STORE);

    Table table = catalog.load("store");
    assertThat(table.snapshot(table.refs().get(Lanes.INGEST).snapshotId()).summary())
        .containsEntry("flink.job-id", "firn-load-store-0.01")
        .containsEntry("flink.operator-id", "firn-load")
        .containsEntry("flink.max-committed-checkpoint-id", "1");
  }

  @Test
  void loadsOnce() throws IOException {
    Load first = new DimensionLoader(catalog, SCALE).load(Dimension.STORE);

    Load second = new DimensionLoader(catalog, SCALE).load(Dimension.STORE);

    assertThat(second).isInstanceOf(Load.AlreadyThere.class);
    assertThat(rows(Dimension.STORE)).hasSize(Math.toIntExact(((Load.Loaded) first).rows()));
  }

  @Test
  void refusesOtherScale() {
    new DimensionLoader(catalog, SCALE).load(Dimension.STORE);

    assertThatThrownBy(() -> new DimensionLoader(catalog, 1).load(Dimension.STORE))
        .isInstanceOf(DimensionException.class)
        .hasMessage("Cannot load dimension 'store' at scale 1.0: the table holds scale 0.01");
  }

  private List<Record> rows(Dimension dimension) throws IOException {
    Table table = catalog.load(dimension.table());
    long head = table.refs().get(Lanes.INGEST).snapshotId();
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table).useSnapshot(head).build()) {
      List<Record> list = new ArrayList<>();
      rows.forEach(list::add);
      return list;
    }
  }
}
