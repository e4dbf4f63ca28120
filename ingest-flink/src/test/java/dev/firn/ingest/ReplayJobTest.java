package dev.firn.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.sink.SinkException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayJobTest {
  private static final String STAGING = "firn_staging_1";
  private static final int KEYS = 500;

  @TempDir Path folder;

  private TestLake lake;
  private EventLog log;

  @BeforeEach
  void createLake(TestInfo test) {
    log = EventLog.named("replay " + test.getDisplayName() + System.nanoTime());
    lake = new TestLake(folder.resolve("warehouse"));
    lake.createTables();
    lake.createStaging(STAGING);
  }

  @Test
  void stagesTheNewestRowOfEachKeyOfTheWindow() throws Exception {
    log.send(TestLake.sale("web", 1, 9, "9.00"), 999);
    log.send(TestLake.sale("web", 1, 1, "1.00"), 1_000);
    log.send(TestLake.sale("web", 2, 2, "2.20"), 1_500);
    log.send(TestLake.sale("web", 3, 1, "3.00"), 2_000);
    log.send(TestLake.sale("web", 2, 1, "2.10"), 1_600);
    log.send(TestLake.sale("web", 1, 2, "1.50"), 1_999);
    log.send("no json", 1_700);
    log.send("no json either", 2_001);
    log.send(TestLake.sale("web", 4, 1, "4.00"));
    log.send(TestLake.sale("store", 1, 1, "5.00"), 1_700);
    log.send(TestLake.sale("store", 1, 1, "6.00"), 1_800);

    ReplayCounts counts = replay("sales", STAGING);

    assertThat(lake.staged(STAGING))
        .containsExactly("store 1 v1 5.00", "web 1 v2 1.50", "web 2 v2 2.20");
    assertThat(counts.read()).isEqualTo(11);
    assertThat(counts.outside()).isEqualTo(4);
    assertThat(counts.rows()).isEqualTo(6);
    assertThat(counts.refused()).isEqualTo(1);
    assertThat(counts.refusals())
        .singleElement()
        .asString()
        .contains("at offset 6: the event is not a JSON object in UTF-8");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12})
  void stagesEachKeyOnceWhateverTheOrder(int parallelism) throws Exception {
    List<String> events = new ArrayList<>();
    for (int version = 1; version <= 3; version++) {
      for (int order = 0; order < KEYS; order++) {
        events.add(TestLake.sale("web", order, version, version + ".00"));
      }
    }
    Collections.shuffle(events, new Random(1));
    events.forEach(event -> log.send(event, 1_000));

    replay("sales", STAGING, "--parallelism=" + parallelism);

    assertThat(lake.staged(STAGING)).hasSize(KEYS).allMatch(row -> row.endsWith("v3 3.00"));
    Table staged = lake.load(STAGING);
    assertThat(staged.snapshots()).hasSize(1);
    assertThat(
            SnapshotChanges.builderFor(staged)
                .snapshot(staged.currentSnapshot())
                .build()
                .addedDataFiles())
        .allMatch(file -> file.content() == FileContent.DATA);
  }

  @Test
  void theEarlierOfTwoWithTheSameVersionAndTimeCounts() throws Exception {
    for (int order = 0; order < KEYS; order++) {
      log.send(TestLake.sale("web", order, 1, "1.00"), 1_000);
    }
    for (int order = KEYS - 1; order >= 0; order--) {
      log.send(TestLake.sale("web", order, 1, "2.00"), 1_000);
    }

    replay("sales", STAGING);

    assertThat(lake.staged(STAGING)).hasSize(KEYS).allMatch(row -> row.endsWith("v1 1.00"));
  }

  @Test
  void leavesTheLaneAndTheDeadLettersAlone() throws Exception {
    log.send("no json", 1_000);
    log.send(TestLake.sale("web", 1, 1, "1.00"), 1_000);
    Map<String, String> properties = lake.load("sales").properties();

    replay("sales", STAGING);

    assertThat(lake.sales()).isEmpty();
    assertThat(lake.rows("dead_letters")).isEmpty();
    assertThat(lake.load("sales").properties()).isEqualTo(properties);
    assertThat(log.committed()).isZero();
  }

  @Test
  void stagesNothingWhereNothingIsOfTheWindow() throws Exception {
    log.send(TestLake.sale("web", 1, 1, "1.00"), 500);

    ReplayCounts counts = replay("sales", STAGING);

    assertThat(counts.outside()).isEqualTo(1);
    assertThat(lake.load(STAGING).currentSnapshot()).isNull();
  }

  @Test
  void refusesTablesThatAreNotItsToWrite() throws Exception {
    log.send(TestLake.sale("web", 1, 1, "1.00"), 1_000);
    replay("sales", STAGING);

    assertThatThrownBy(() -> replay("sales", STAGING))
        .isInstanceOf(SinkException.class)
        .hasMessage("Cannot write replayed rows to table firn_staging_1: it holds rows already");
    assertThatThrownBy(() -> replay("sales", "sales"))
        .hasMessageContaining("its name does not begin with 'firn_staging_'");
    assertThatThrownBy(() -> replay("sales", "firn_staging_2"))
        .hasMessageContaining("it is gone; another run or the end of the correction took it away");
    assertThatThrownBy(() -> replay("dead_letters", STAGING))
        .isInstanceOf(IngestException.class)
        .hasMessage("Cannot replay into table dead_letters: no stream of lake test fills it");
  }

  private ReplayCounts replay(String table, String into, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--lake=unused",
                "--table=" + table,
                "--into=" + into,
                "--from=1970-01-01T00:00:01Z",
                "--to=1970-01-01T00:00:02Z",
                "--offsets=0:0-99"));
    arguments.addAll(List.of(more));
    ReplaySettings settings =
        ReplaySettings.read(
            arguments.toArray(String[]::new), Map.of(), Path.of("/no/such/property/groups"));
    ReplayJob job =
        new ReplayJob(
            lake.lake(), lake.tables(), settings, stream -> new EventLogSource(log.name(), true));
    try (ClusterInThisJvm cluster = new ClusterInThisJvm()) {
      return ReplayCounts.of(
          cluster
              .execute(job.environment(LocalReplay.configuration(settings.job())))
              .getJobExecutionResult()
              .get(60, TimeUnit.SECONDS)
              .getAllAccumulatorResults());
    }
  }
}
