package dev.firn.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.catalog.StoreClock;
import dev.firn.lake.WriteMode;
import dev.firn.lease.LeaseConfig;
import dev.firn.publish.FoldLimits;
import dev.firn.publish.TestTables;
import dev.firn.upkeep.UpkeepTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.inmemory.InMemoryFileIO;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.iceberg.rest.RESTCatalogAdapter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeeperTest {
  private static final KeeperConfig CONFIG =
      KeeperConfig.DEFAULT.withInterval(Duration.ofMillis(10));

  private final CountingCatalog catalog = new CountingCatalog();
  private final TestTables one = TestTables.create(catalog, "one");

  @Test
  void publishesAndMovesAllTablesOnce() {
    TestTables two = TestTables.create(catalog, "two");
    one.upsert(1, 1, "a");
    two.upsert(1, 1, "b");
    two.upsert(2, 1, "c");
    try (Keeper keeper = new Keeper(catalog, List.of(kept(one), kept(two)), CONFIG)) {
      List<TableStatus> statuses = run(keeper);

      assertThat(statuses)
          .allSatisfy(status -> {
            assertThat(status.state()).isEqualTo(new TableState.Current());
            assertThat(status.lagSnapshots()).isZero();
            assertThat(status.totals().publications()).isEqualTo(1);
            assertThat(status.publishedThrough()).isPresent();
          });
      assertThat(statuses.get(1).lastPublication().orElseThrow().rows()).isEqualTo(2);
    }
    assertThat(one.rows()).containsExactly("1=a");
    assertThat(two.rows()).containsExactly("1=c");
    assertThat(one.isMoved()).isTrue();
  }

  @Test
  void onlyRefreshesATableThatHasNotChanged() throws InterruptedException {
    one.upsert(1, 1, "a");
    UpkeepConfig publishing = UpkeepConfig.DEFAULT.withTasks(EnumSet.of(UpkeepTask.PUBLISH));
    TableKeeper keeper = keeper(kept(one), CONFIG.withUpkeep(publishing));
    keeper.look();
    keeper.look();
    int before = catalog.loads;

    keeper.look();
    keeper.look();

    assertThat(catalog.loads).isEqualTo(before);
    one.upsert(2, 1, "b");
    keeper.look();
    assertThat(one.rows()).containsExactly("1=b");
  }

  @Test
  void tableDroppedByHandDoesNotStopTheOthersAndIsFoundAgain() {
    TestTables two = TestTables.create(catalog, "two");
    one.upsert(1, 1, "a");
    try (Keeper keeper = new Keeper(catalog, List.of(kept(one), kept(two)), CONFIG)) {
      run(keeper);
      catalog.dropTable(one.id());
      two.upsert(1, 1, "b");

      List<TableStatus> statuses = run(keeper);

      assertThat(statuses.get(0).state()).isEqualTo(new TableState.Missing());
      assertThat(statuses.get(1).state()).isEqualTo(new TableState.Current());
      TestTables again = TestTables.create(catalog, "one");
      again.upsert(1, 5, "again");
      assertThat(run(keeper).get(0).state()).isEqualTo(new TableState.Current());
      assertThat(again.rows()).containsExactly("5=again");
    }
  }

  @Test
  void haltOfOneTableDoesNotStopTheOthers() {
    TestTables two = TestTables.create(catalog, "two");
    one.upsert(1, 1, "a");
    two.upsert(1, 1, "b");
    KeptTable append = new KeptTable(one.id(), WriteMode.APPEND, List.of(), Optional.empty());
    try (Keeper keeper = new Keeper(catalog, List.of(append, kept(two)), CONFIG)) {
      List<TableStatus> statuses = run(keeper);

      assertThat(statuses.get(0).state()).isInstanceOf(TableState.Halted.class);
      assertThat(statuses.get(0).lagSnapshots()).isEqualTo(1);
      assertThat(two.rows()).containsExactly("1=b");
    }
  }

  @Test
  void failureIsOneLineAndRepeatedUntilItPasses() {
    one.upsert(1, 1, "a");
    try (Keeper keeper = new Keeper(catalog, List.of(kept(one)), CONFIG)) {
      catalog.failure =
          new IllegalStateException(
              "Failed to open input", new RuntimeException("KMS key refused\nRequest id 1"));

      TableStatus failing = run(keeper).get(0);

      assertThat(failing.state())
          .isEqualTo(new TableState.Failing("Failed to open input: KMS key refused"));
      assertThat(failing.totals().failures()).isEqualTo(1);
      catalog.failure = null;
      assertThat(run(keeper).get(0).state()).isEqualTo(new TableState.Current());
    }
    assertThat(one.rows()).containsExactly("1=a");
  }

  @ParameterizedTest
  @ValueSource(longs = {-120, -30, 30, 120})
  void refusesToCommitWithAClockThatIsNotThatOfCatalogAndStorage(long secondsAhead) {
    one.upsert(1, 1, "a");
    StoreClock store = new StoreClock();
    Instant now = Instant.now();
    store.answered(now.minusSeconds(secondsAhead), now);
    try (Keeper keeper = new Keeper(catalog, List.of(kept(one)), CONFIG.withStore(store))) {
      assertThat(run(keeper).get(0).state())
          .isInstanceOfSatisfying(
              TableState.Failing.class,
              failing ->
                  assertThat(failing.reason())
                      .contains("clock is " + Math.abs(secondsAhead) * 1000 + " ms")
                      .contains(secondsAhead > 0 ? "ahead of" : "behind"));
      assertThat(one.rows()).isEmpty();
      store.answered(now.minusSeconds(14), now);
      assertThat(run(keeper).get(0).state()).isEqualTo(new TableState.Current());
    }
    assertThat(one.rows()).containsExactly("1=a");
  }

  @ParameterizedTest
  @ValueSource(longs = {30, 120})
  void refusesToCommitWithAClockThatIsBehind(long seconds) {
    one.upsert(1, 1, "a");
    Clock behind = Clock.fixed(Instant.now().minus(Duration.ofSeconds(seconds)), ZoneOffset.UTC);
    KeeperConfig config = CONFIG.withClock(behind);
    try (Keeper keeper = new Keeper(catalog, List.of(kept(one)), config)) {
      assertThat(run(keeper).get(0).state())
          .isInstanceOfSatisfying(
              TableState.Failing.class,
              failing -> assertThat(failing.reason()).contains("ahead of this machine's clock"));
    }
    assertThat(one.rows()).isEmpty();
  }

  @Test
  void followsTheStreamUntilItIsClosed() throws InterruptedException {
    Keeper keeper = new Keeper(catalog, List.of(kept(one)), CONFIG);
    Thread thread = new Thread(keeper::run);
    thread.start();
    for (int checkpoint = 1; checkpoint <= 5; checkpoint++) {
      one.upsert(checkpoint, checkpoint % 2, "v" + checkpoint);
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> one.rows().equals(List.of("0=v4", "1=v5")) && one.isMoved());

    keeper.close();

    thread.join(Duration.ofSeconds(60).toMillis());
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void pausesLongerAfterFailures() throws InterruptedException {
    KeptTable none =
        new KeptTable(
            TableIdentifier.of("db", "none"), WriteMode.UPSERT, List.of("id"), Optional.empty());
    KeeperConfig config =
        new KeeperConfig(
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            FoldLimits.DEFAULT,
            1,
            UpkeepConfig.DEFAULT,
            LeaseConfig.DEFAULT,
            Clock.systemUTC(),
            new StoreClock());
    TableKeeper keeper = keeper(none, config);

    assertThat(keeper.pause()).isEqualTo(Duration.ofMillis(500));
    keeper.look();
    keeper.look();
    assertThat(keeper.pause()).isEqualTo(Duration.ofSeconds(2));
    keeper.look();
    assertThat(keeper.pause()).isEqualTo(Duration.ofSeconds(3));
  }

  private static List<TableStatus> run(Keeper keeper) {
    try {
      return keeper.runOnce().stream().map(TableReport::status).toList();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private TableKeeper keeper(KeptTable table, KeeperConfig config) {
    return new TableKeeper(
        catalog, table, config, KeeperResources.start(1, null), "me", () -> false);
  }

  private static KeptTable kept(TestTables table) {
    return new KeptTable(table.id(), WriteMode.UPSERT, List.of("id"), Optional.empty());
  }

  /** A REST catalog, which notices that a table was dropped also when it is only refreshed. */
  private static final class CountingCatalog extends RESTCatalog {
    private int loads;
    private RuntimeException failure;

    private CountingCatalog() {
      this(new InMemoryCatalog());
    }

    private CountingCatalog(InMemoryCatalog tables) {
      super(config -> new RESTCatalogAdapter(tables));
      tables.initialize("memory", Map.of());
      initialize(
          "rest", Map.of("uri", "http://localhost", "io-impl", InMemoryFileIO.class.getName()));
    }

    @Override
    public Table loadTable(TableIdentifier id) {
      loads++;
      if (failure != null) {
        throw failure;
      }
      return super.loadTable(id);
    }
  }
}
