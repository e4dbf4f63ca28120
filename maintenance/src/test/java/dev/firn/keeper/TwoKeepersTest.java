package dev.firn.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.WriteMode;
import dev.firn.lease.Lease;
import dev.firn.lease.LeaseConfig;
import dev.firn.publish.TestTables;
import dev.firn.upkeep.UpkeepOutcome;
import dev.firn.upkeep.UpkeepTask;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.iceberg.catalog.Catalog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of two keepers one works, and the other waits until it has died. */
class TwoKeepersTest {
  private final AtomicLong nanos = new AtomicLong();
  private final KeeperConfig config =
      KeeperConfig.DEFAULT
          .withInterval(Duration.ofMillis(1))
          .withUpkeep(UpkeepConfig.DEFAULT.withTasks(EnumSet.of(UpkeepTask.PUBLISH)))
          .withLease(new LeaseConfig(Duration.ofSeconds(30), Duration.ofMinutes(30), nanos::get));

  @ParameterizedTest
  @EnumSource
  void secondKeeperWaitsAndTakesOverWhenTheFirstHasDied(TestTables.Kind kind)
      throws InterruptedException {
    Catalog catalog = kind.catalog();
    TestTables table = TestTables.create(catalog, "t");
    TableKeeper first = keeper(catalog, table, "first");
    TableKeeper second = keeper(catalog, table, "second");
    table.upsert(1, 1, "a");
    first.look();
    table.upsert(2, 2, "b");
    second.look();
    assertThat(second.status().state()).isEqualTo(new TableState.StandingBy("first"));
    assertThat(table.rows()).containsExactly("1=a");

    nanos.addAndGet(Duration.ofSeconds(30).toNanos());
    second.look();

    assertThat(table.rows()).containsExactly("1=a", "2=b");
    assertThat(second.status().state()).isEqualTo(new TableState.Current());
    table.upsert(3, 3, "c");
    first.look();
    assertThat(first.status().state()).isEqualTo(new TableState.StandingBy("second"));
  }

  @ParameterizedTest
  @EnumSource
  void firstKeeperThatGoesOnKeepsTheTable(TestTables.Kind kind) throws InterruptedException {
    Catalog catalog = kind.catalog();
    TestTables table = TestTables.create(catalog, "t");
    TableKeeper first = keeper(catalog, table, "first");
    TableKeeper second = keeper(catalog, table, "second");
    first.look();
    for (int checkpoint = 1; checkpoint <= 5; checkpoint++) {
      nanos.addAndGet(Duration.ofSeconds(29).toNanos());
      table.upsert(checkpoint, 1, "v" + checkpoint);
      second.look();
      first.look();
    }

    assertThat(second.status().totals().publications()).isZero();
    assertThat(table.rows()).containsExactly("1=v5");
    assertThat(Lease.from(table.load().properties())).contains(new Lease("first", 1));
  }

  @ParameterizedTest
  @EnumSource
  void keeperThatStopsGivesTheTableBackAtOnce(TestTables.Kind kind) throws InterruptedException {
    Catalog catalog = kind.catalog();
    TestTables table = TestTables.create(catalog, "t");
    TableKeeper first = keeper(catalog, table, "first");
    TableKeeper second = keeper(catalog, table, "second");
    first.look();
    table.upsert(1, 1, "a");
    first.close();

    second.look();

    assertThat(table.rows()).containsExactly("1=a");
  }

  @ParameterizedTest
  @EnumSource
  void keeperThatRestartsGoesOnAtOnce(TestTables.Kind kind) throws InterruptedException {
    Catalog catalog = kind.catalog();
    TestTables table = TestTables.create(catalog, "t");
    keeper(catalog, table, "same").look();
    table.upsert(1, 1, "a");

    keeper(catalog, table, "same").look();

    assertThat(table.rows()).containsExactly("1=a");
  }

  @ParameterizedTest
  @EnumSource
  void haltedTableIsNotTakenOver(TestTables.Kind kind) throws InterruptedException {
    Catalog catalog = kind.catalog();
    TestTables table = TestTables.create(catalog, "t");
    keeper(catalog, table, "first").look();
    table.upsert(1, 1, "a");
    table.load().manageSnapshots().removeBranch("ingest").commit();
    TableKeeper second = keeper(catalog, table, "second");
    second.look();
    nanos.addAndGet(Duration.ofDays(1).toNanos());

    second.look();

    assertThat(second.status().state()).isInstanceOf(TableState.Halted.class);
    assertThat(Lease.from(table.load().properties())).contains(new Lease("first", 1));
  }

  @ParameterizedTest
  @EnumSource
  void oneRunTakesTheTableFromAKeeperThatShowsNoLife(TestTables.Kind kind)
      throws InterruptedException {
    Catalog catalog = kind.catalog();
    TestTables table = TestTables.create(catalog, "t");
    keeper(catalog, table, "first").look();
    table.upsert(1, 1, "a");
    LeaseConfig noPatience = new LeaseConfig(Duration.ZERO, Duration.ofMinutes(1), () -> 0);
    TableKeeper impatient =
        new TableKeeper(
            catalog,
            kept(table),
            config.withLease(noPatience),
            KeeperResources.start(1, null),
            "second",
            () -> false);

    List<TaskReport> tasks = impatient.run().tasks();

    assertThat(tasks)
        .extracting(task -> task.outcome().orElseThrow())
        .allMatch(UpkeepOutcome.Done.class::isInstance);
    assertThat(table.rows()).containsExactly("1=a");
  }

  private TableKeeper keeper(Catalog catalog, TestTables table, String id) {
    return new TableKeeper(
        catalog, kept(table), config, KeeperResources.start(1, null), id, () -> false);
  }

  private static KeptTable kept(TestTables table) {
    return new KeptTable(table.id(), WriteMode.UPSERT, List.of("id"), Optional.empty());
  }
}
