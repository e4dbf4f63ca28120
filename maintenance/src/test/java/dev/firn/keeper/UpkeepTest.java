package dev.firn.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.Retention;
import dev.firn.lake.Upkeep;
import dev.firn.lake.WriteMode;
import dev.firn.publish.TestTables;
import dev.firn.upkeep.UpkeepOutcome;
import dev.firn.upkeep.UpkeepTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.catalog.Catalog;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done beside publishing: planned without a change, done once, and then not due. */
class UpkeepTest {
  private static final EnumSet<UpkeepTask> WITHOUT_LISTING =
      EnumSet.complementOf(EnumSet.of(UpkeepTask.ORPHANS));

  /** A day ahead, so that every grace is over. */
  private final KeeperConfig config =
      KeeperConfig.DEFAULT
          .withInterval(Duration.ofMillis(1))
          .withUpkeep(new UpkeepConfig(WITHOUT_LISTING, 100))
          .withClock(Clock.fixed(Instant.now().plus(Duration.ofDays(1)), ZoneOffset.UTC));

  @ParameterizedTest
  @EnumSource
  void planIsPrintedAndChangesNothing(TestTables.Kind kind) throws InterruptedException {
    Catalog catalog = kind.catalog();
    TestTables table = filled(catalog);
    String before = metadata(table);

    TableReport report = keeper(catalog, table, config).plan();

    assertThat(metadata(table)).isEqualTo(before);
    assertThat(report.isWell()).isTrue();
    assertThat(report.tasks())
        .extracting(TaskReport::task)
        .containsExactlyElementsOf(WITHOUT_LISTING);
    assertThat(report.tasks())
        .allSatisfy(task -> {
          assertThat(task.outcome()).isEmpty();
          assertThat(task.plan().orElseThrow().reason()).isNotBlank();
        });
    assertThat(report.tasks().get(0).plan().orElseThrow().steps())
        .containsExactly("publish 12 lane snapshots with 12 rows");
  }

  @ParameterizedTest
  @EnumSource
  void eachTaskIsDoneOnceWithCountersAndIsThenNotDue(TestTables.Kind kind)
      throws InterruptedException {
    Catalog catalog = kind.catalog();
    TestTables table = filled(catalog);
    TableKeeper keeper = keeper(catalog, table, config);

    Map<UpkeepTask, UpkeepOutcome> first = outcomes(keeper.run());

    assertThat(first.get(UpkeepTask.PUBLISH)).isInstanceOf(UpkeepOutcome.Done.class);
    assertThat(first.get(UpkeepTask.COMPACT))
        .isInstanceOfSatisfying(
            UpkeepOutcome.Done.class,
            done -> assertThat(OutcomeText.of(done)).contains("removed data files: 12 files"));
    assertThat(first.get(UpkeepTask.EXPIRE)).isInstanceOf(UpkeepOutcome.Done.class);
    assertThat(table.rows()).hasSize(12);
    Map<UpkeepTask, UpkeepOutcome> second = outcomes(keeper.run());
    second.remove(UpkeepTask.PUBLISH);
    assertThat(second)
        .allSatisfy(
            (task, outcome) -> assertThat(outcome).isInstanceOf(UpkeepOutcome.NotDue.class));
  }

  @ParameterizedTest
  @EnumSource
  void longRunningKeeperCompactsInTheBackgroundAndExpires(TestTables.Kind kind)
      throws InterruptedException {
    Catalog catalog = kind.catalog();
    TestTables table = filled(catalog);
    Keeper keeper = new Keeper(catalog, List.of(kept(table)), config);
    Thread thread = new Thread(keeper::run);

    thread.start();

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> runs(keeper, UpkeepTask.COMPACT) > 0 && runs(keeper, UpkeepTask.EXPIRE) > 0);
    table.upsert(13, 13, "late");
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> table.rows().size() == 13);
    keeper.close();
    thread.join(Duration.ofSeconds(60).toMillis());
    assertThat(thread.isAlive()).isFalse();
  }

  private static TestTables filled(Catalog catalog) {
    TestTables table = TestTables.create(catalog, "t");
    for (int checkpoint = 1; checkpoint <= 12; checkpoint++) {
      table.upsert(checkpoint, checkpoint, "v" + checkpoint);
    }
    return table;
  }

  private static long runs(Keeper keeper, UpkeepTask task) {
    return keeper.status().get(0).upkeep().stream()
        .filter(status -> status.task() == task)
        .mapToLong(UpkeepStatus::runs)
        .sum();
  }

  private static Map<UpkeepTask, UpkeepOutcome> outcomes(TableReport report) {
    return report.tasks().stream()
        .collect(Collectors.toMap(TaskReport::task, task -> task.outcome().orElseThrow()));
  }

  private static String metadata(TestTables table) {
    return ((HasTableOperations) table.load()).operations().current().metadataFileLocation();
  }

  private static TableKeeper keeper(Catalog catalog, TestTables table, KeeperConfig config) {
    return new TableKeeper(
        catalog, kept(table), config, KeeperResources.start(1, null), "me", () -> false);
  }

  private static KeptTable kept(TestTables table) {
    return new KeptTable(
        table.id(),
        WriteMode.UPSERT,
        List.of("id"),
        Optional.empty(),
        new Retention(Duration.ofMinutes(1), 1),
        Upkeep.DEFAULT);
  }
}
