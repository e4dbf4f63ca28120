package dev.firn.reprocess.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.catalog.LakeCatalog;
import dev.firn.catalog.plan.ApplyOptions;
import dev.firn.catalog.plan.LakeApplier;
import dev.firn.catalog.plan.LakePlanner;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StagingTablesTest {
  private static final TableIdentifier SALES = TableIdentifier.of("retail", "sales");

  private final InMemoryCatalog memory = new InMemoryCatalog();
  private LakeCatalog catalog;

  @BeforeEach
  void applyReferenceLake() {
    Lake lake = LakeYaml.read(Path.of("examples/retail/lake.yaml"));
    memory.initialize("memory", Map.of());
    catalog = LakeCatalog.of(memory, lake);
    new LakeApplier(lake, catalog, change -> {})
        .apply(LakePlanner.plan(lake, catalog), ApplyOptions.SAFE);
  }

  @Test
  void haveTheIdsOfATableThatWasChangedOften() {
    Table sales = memory.loadTable(SALES);
    sales.updateSchema().deleteColumn("promotion_id").commit();
    sales.updateSchema().addColumn("voucher", Types.LongType.get()).commit();
    sales.updateSchema().renameColumn("tax", "vat").moveFirst("voucher").commit();
    sales.updateSpec().addField("order_number").commit();
    sales.updateProperties().set("write.parquet.compression-codec", "zstd").commit();

    StagingTable staging = tables("fix").forRows();

    Table made = catalog.load(staging.name());
    Table changed = memory.loadTable(SALES);
    assertThat(made.schema().asStruct()).isEqualTo(changed.schema().asStruct());
    assertThat(made.schema().identifierFieldIds()).as("what Flink keeps in memory").isEmpty();
    assertThat(made.specs()).isEqualTo(changed.specs());
    assertThat(made.spec().specId()).isEqualTo(changed.spec().specId()).isPositive();
    assertThat(made.properties()).isEqualTo(Map.of("write.parquet.compression-codec", "zstd"));
  }

  @Test
  void areNewTablesBelowTheLocationOfTheirTable() {
    Table sales = memory.loadTable(SALES);

    StagingTable staging = tables("fix").forRows();

    TableMetadata made = ((HasTableOperations) catalog.load(staging.name())).operations().current();
    assertThat(made.uuid()).isNotEqualTo(sales.uuid().toString());
    assertThat(made.location())
        .isEqualTo(staging.location())
        .startsWith(sales.location() + "/reprocess/fix/");
    assertThat(made.snapshots()).isEmpty();
    assertThat(made.refs()).isEmpty();
    assertThat(made.previousFiles()).isEmpty();
    assertThat(made.formatVersion()).isEqualTo(2);
    assertThat(made.sortOrder().isUnsorted()).isTrue();
  }

  @Test
  void ofKeysHaveTheKeyAloneAndNoPartitions() {
    StagingTable staging = tables("fix").forKeys();

    Table made = catalog.load(staging.name());
    Schema sales = memory.loadTable(SALES).schema();
    assertThat(made.schema().columns())
        .extracting(Types.NestedField::name)
        .containsExactly("channel", "order_number", "item_id");
    assertThat(made.schema().columns())
        .allSatisfy(field -> assertThat(field).isEqualTo(sales.findField(field.fieldId())));
    assertThat(made.spec()).isEqualTo(PartitionSpec.unpartitioned());
  }

  @Test
  void areFoundAgainByTheirCorrectionAlone() {
    StagingTable mine = tables("fix").forRows();
    StagingTable keys = tables("fix").forKeys();
    StagingTable others = tables("other").forRows();

    tables("fix").dropAll();

    assertThat(names()).contains(others.name()).doesNotContain(mine.name(), keys.name());
  }

  @Test
  void ofAnotherRunStayWhenARunEnds() {
    StagingTables earlier = tables("fix");
    StagingTable mine = earlier.forRows();
    StagingTable later = tables("fix").forRows();

    earlier.dropMade();

    assertThat(names()).contains(later.name()).doesNotContain(mine.name());
  }

  @Test
  void mayBeGoneWhenTheyAreDropped() {
    StagingTables tables = tables("fix");
    StagingTable staging = tables.forRows();
    memory.dropTable(catalog.identifier(staging.name()), false);

    tables.dropMade();
    tables.dropAll();

    assertThat(names()).doesNotContain(staging.name());
  }

  @Test
  void areNoBusinessOfThePlan() {
    Lake lake = LakeYaml.read(Path.of("examples/retail/lake.yaml"));

    tables("fix").forRows();

    assertThat(LakePlanner.plan(lake, catalog).changes()).isEmpty();
  }

  private StagingTables tables(String correction) {
    return new StagingTables(catalog, "sales", correction);
  }

  private List<String> names() {
    return memory.listTables(catalog.namespace()).stream().map(TableIdentifier::name).toList();
  }
}
