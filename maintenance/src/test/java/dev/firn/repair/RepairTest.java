package dev.firn.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.keeper.Keeper;
import dev.firn.keeper.KeeperConfig;
import dev.firn.keeper.KeptTable;
import dev.firn.keeper.TableState;
import dev.firn.keeper.UpkeepConfig;
import dev.firn.lake.WriteMode;
import dev.firn.publish.TestTables;
import dev.firn.upkeep.UpkeepTask;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A main that others moved halts everything, and goes on as someone decides. */
class RepairTest {
  private static final EnumSet<UpkeepTask> WITHOUT_LISTING =
      EnumSet.complementOf(EnumSet.of(UpkeepTask.ORPHANS));
  private static final KeeperConfig CONFIG =
      KeeperConfig.DEFAULT
          .withInterval(Duration.ofMillis(1))
          .withUpkeep(new UpkeepConfig(WITHOUT_LISTING, 100));

  @ParameterizedTest
  @EnumSource
  void rollbackOfMainHaltsPublishMoveAndExpiry(TestTables.Kind kind) throws InterruptedException {
    Catalog catalog = kind.catalog();
    TestTables table = rolledBack(catalog);
    String before = metadata(table);

    TableState state = keep(catalog, table);

    assertThat(state)
        .isInstanceOfSatisfying(
            TableState.Halted.class,
            halted -> assertThat(halted.halt().toString()).startsWith("DIVERGED"));
    assertThat(metadata(table)).isEqualTo(before);
    assertThat(table.rows()).containsExactly("1=a");
  }

  @ParameterizedTest
  @EnumSource
  void acceptedRollbackStaysAndTheStreamGoesOn(TestTables.Kind kind) throws InterruptedException {
    Catalog catalog = kind.catalog();
    TestTables table = rolledBack(catalog);

    repair(table, RepairKind.ACCEPT_ROLLBACK);

    assertThat(keep(catalog, table)).isEqualTo(new TableState.Current());
    assertThat(table.rows()).containsExactly("1=a", "3=c");
    assertThat(table.isMoved()).isTrue();
    table.upsert(4, 3, "d");
    assertThat(keep(catalog, table)).isEqualTo(new TableState.Current());
    assertThat(table.rows()).containsExactly("1=a", "3=d");
    assertThat(table.committedCheckpoint()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void republishedMainHoldsEverything(TestTables.Kind kind) throws InterruptedException {
    Catalog catalog = kind.catalog();
    TestTables table = rolledBack(catalog);

    repair(table, RepairKind.REPUBLISH);

    assertThat(keep(catalog, table)).isEqualTo(new TableState.Current());
    assertThat(table.rows()).containsExactly("1=a", "2=b", "3=c");
  }

  @ParameterizedTest
  @EnumSource
  void mainThatGotOtherRowsSinceIsNotSetForward(TestTables.Kind kind) throws InterruptedException {
    Catalog catalog = kind.catalog();
    TestTables table = rolledBack(catalog);
    table.load().newFastAppend().commit();

    assertThatThrownBy(() -> repair(table, RepairKind.REPUBLISH))
        .isInstanceOf(RepairRefusedException.class)
        .hasMessageContaining("would lose what came since");
    repair(table, RepairKind.ACCEPT_ROLLBACK);
    assertThat(keep(catalog, table)).isEqualTo(new TableState.Current());
  }

  @ParameterizedTest
  @EnumSource
  void replacedTableHaltsAndStartsAnewWhenAccepted(TestTables.Kind kind)
      throws InterruptedException {
    Catalog catalog = kind.catalog();
    TestTables table = TestTables.create(catalog, "t");
    table.upsert(1, 1, "a");
    keep(catalog, table);
    Schema schema = table.load().schema();
    catalog.buildTable(table.id(), schema).createOrReplaceTransaction().commitTransaction();
    table.upsert(2, 2, "b");
    assertThat(keep(catalog, table)).isInstanceOf(TableState.Halted.class);

    repair(table, RepairKind.ACCEPT_ROLLBACK);

    assertThat(keep(catalog, table)).isEqualTo(new TableState.Current());
    assertThat(table.rows()).containsExactly("2=b");
  }

  @ParameterizedTest
  @CsvSource({"METADATA_CAS,2", "METADATA_CAS,3", "REST,2", "REST,3"})
  void fastForwardOfMainOntoIngestIsRepaired(TestTables.Kind kind, int formatVersion)
      throws InterruptedException {
    Catalog catalog = kind.catalog();
    TestTables table = TestTables.create(catalog, "t", formatVersion);
    table.upsert(1, 1, "a");
    table.upsert(2, 2, "a");
    keep(catalog, table);
    table.upsert(3, 1, "b");
    table.load().manageSnapshots().fastForwardBranch("main", "ingest").commit();
    assertThat(keep(catalog, table))
        .isInstanceOfSatisfying(
            TableState.Halted.class,
            halted ->
                assertThat(halted.halt().toString())
                    .startsWith("REPAIR")
                    .contains("--equality-deletes"));
    List<String> before = table.rows();

    new CleaningRunner(table::load, Runnable::run).run(CleaningPlanner.plan(table.load()));

    assertThat(CleaningPlanner.plan(table.load()).isEmpty()).isTrue();
    assertThat(table.rows()).isEqualTo(before).containsExactly("1=b", "2=a");
    assertThat(keep(catalog, table)).isEqualTo(new TableState.Current());
    table.upsert(4, 2, "c");
    assertThat(keep(catalog, table)).isEqualTo(new TableState.Current());
    assertThat(table.rows()).containsExactly("1=b", "2=c");
    assertThat(table.isMoved()).isTrue();
    assertThat(table.committedCheckpoint()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void tableThatIsWellIsNotRepaired(TestTables.Kind kind) throws InterruptedException {
    Catalog catalog = kind.catalog();
    TestTables table = TestTables.create(catalog, "t");
    assertThatThrownBy(() -> repair(table, RepairKind.REPUBLISH))
        .hasMessageEndingWith("nothing was ever published to it");
    table.upsert(1, 1, "a");
    keep(catalog, table);

    assertThatThrownBy(() -> repair(table, RepairKind.ACCEPT_ROLLBACK))
        .isInstanceOf(RepairRefusedException.class)
        .hasMessageContaining("which descends from the last publication");
  }

  @ParameterizedTest
  @EnumSource
  void newColumnByAnotherIsNoHalt(TestTables.Kind kind) throws InterruptedException {
    Catalog catalog = kind.catalog();
    TestTables table = TestTables.create(catalog, "t");
    table.upsert(1, 1, "a");
    keep(catalog, table);
    table.upsert(2, 1, "b");
    table.load().updateSchema().addColumn("note", Types.StringType.get()).commit();

    assertThat(keep(catalog, table)).isEqualTo(new TableState.Current());
    assertThat(table.rows()).containsExactly("1=b");
  }

  /** Rows 1 and 2 were published, 2 was rolled back, 3 waits in the lane. */
  private static TestTables rolledBack(Catalog catalog) throws InterruptedException {
    TestTables table = TestTables.create(catalog, "t");
    table.upsert(1, 1, "a");
    keep(catalog, table);
    long good = table.load().currentSnapshot().snapshotId();
    table.upsert(2, 2, "b");
    keep(catalog, table);
    table.load().manageSnapshots().rollbackTo(good).commit();
    table.upsert(3, 3, "c");
    return table;
  }

  private static void repair(TestTables table, RepairKind kind) {
    new RepairRunner(table::load).run(RepairPlanner.plan(table.load(), kind));
  }

  private static TableState keep(Catalog catalog, TestTables table) throws InterruptedException {
    KeptTable kept = new KeptTable(table.id(), WriteMode.UPSERT, List.of("id"), Optional.empty());
    try (Keeper keeper = new Keeper(catalog, List.of(kept), CONFIG)) {
      return keeper.runOnce().get(0).status().state();
    }
  }

  private static String metadata(TestTables table) {
    return ((HasTableOperations) table.load()).operations().current().metadataFileLocation();
  }
}
