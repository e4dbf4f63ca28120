package dev.firn.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.firn.lake.Lanes;
import dev.firn.sink.Epoch;
import dev.firn.sink.SinkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.util.ExceptionUtils;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try") // a job runs for as long as the block
class RestartTest {
  private static final JobID FIXED = JobID.fromHexString("00000000000000000000000000000001");

  @TempDir Path folder;

  private TestLake lake;
  private EventLog log;
  private EventLogSource source;
  private Path checkpoints;

  @BeforeEach
  void createLake(TestInfo test) {
    String name = test.getDisplayName() + System.nanoTime();
    lake = new TestLake(folder.resolve("warehouse"));
    lake.createTables();
    log = EventLog.named(name);
    source = new EventLogSource(name);
    checkpoints = folder.resolve("checkpoints");
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100)).until(condition);
  }

  private void sendOrders(long from, long to) {
    LongStream.range(from, to)
        .forEach(order -> log.send(TestLake.sale("web", order, 1, order + ".00")));
  }

  private void awaitOrders(int count) {
    eventually(() -> orders().size() == count);
  }

  private List<String> orders() {
    return lake.sales().stream().filter(row -> row.startsWith("web ")).toList();
  }

  /** Keeps sending until the sink has committed so many checkpoints. */
  private void awaitCheckpoint(long number) {
    eventually(() -> newestMarker() >= number || sendMore());
  }

  private boolean sendMore() {
    log.send(TestLake.sale("keepalive", 1, log.size(), "1.00"));
    return false;
  }

  private long newestMarker() {
    Table table = lake.load("sales");
    Snapshot snapshot = table.snapshot(Lanes.INGEST);
    return Long.parseLong(
        snapshot.summary().getOrDefault("flink.max-committed-checkpoint-id", "-1"));
  }

  private String epoch() {
    return lake.load("sales").properties().get(Epoch.PROPERTY);
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void goesOnFromItsLastCheckpointExactlyOnce() throws Exception {
    lake = TestLake.remembering(folder.resolve("remembering"));
    lake.createTables();
    log.send("broken 1");
    sendOrders(0, 50);
    try (RunningJob job = RunningJob.start(lake, source, checkpoints)) {
      awaitOrders(50);
    }
    log.send("broken 2");
    sendOrders(50, 100);
    log.send(TestLake.sale("web", 1, 0, "0.00"));
    try (RunningJob job = RunningJob.start(lake, source, checkpoints)) {
      awaitOrders(100);
      eventually(() -> lake.rows("dead_letters").size() == 2);
    }

    assertThat(epoch()).isEqualTo("1");
    assertThat(lake.sales()).contains("web 1 v1 1.00").doesNotHaveDuplicates().hasSize(100);
    assertThat(lake.rows("dead_letters")).hasSize(2);
  }

  @Test
  void goesOnWithAnotherTaskManagerWhenItsOwnFails() throws Exception {
    sendOrders(0, 50);
    try (RunningJob job = RunningJob.start(lake, source, checkpoints)) {
      awaitOrders(50);
      job.loseTaskManager();
      sendOrders(50, 100);
      awaitOrders(100);
    }

    assertThat(lake.sales()).doesNotHaveDuplicates().hasSize(100);
  }

  /** Nothing that the sink cannot commit once the lane was expired (docs/protocol.md, H2). */
  @Test
  void sendsAKeyOnceInACheckpointOnFormat3() throws Exception {
    lake = new TestLake(folder.resolve("format3"));
    lake.createTables(3);
    String[] settings = {"--parallelism=2", "--buffer-rows=3"};
    try (RunningJob job = RunningJob.start(lake, source, checkpoints, settings)) {
      sendVersions(1, 60);
      job.loseTaskManager();
      sendVersions(60, 120);
    }
    try (RunningJob job = RunningJob.start(lake, source, checkpoints, settings)) {
      sendVersions(120, 180);
    }

    Table table = lake.load("sales");
    for (Snapshot snapshot : table.snapshots()) {
      assertThat(SnapshotChanges.builderFor(table).snapshot(snapshot).build().addedDeleteFiles())
          .allMatch(file -> file.content() == FileContent.EQUALITY_DELETES);
    }
  }

  /** Sends versions of ten keys, and waits until the lane holds the newest. */
  private void sendVersions(int from, int to) {
    for (int version = from; version < to; version++) {
      for (int order = 0; order < 10; order++) {
        log.send(TestLake.sale("web", order, version, version + ".00"));
      }
    }
    String newest = " v%d %d.00".formatted(to - 1, to - 1);
    eventually(() -> {
      List<String> orders = orders();
      return orders.size() == 10 && orders.stream().allMatch(row -> row.endsWith(newest));
    });
  }

  @Test
  void theOperatorIdOfAnEpochIsTheOneThatTheSinkWrites() throws Exception {
    sendOrders(0, 1);
    try (RunningJob job = RunningJob.start(lake, source, checkpoints)) {
      awaitOrders(1);
    }

    Table table = lake.load("sales");
    assertThat(table.snapshot(Lanes.INGEST).summary())
        .containsEntry("flink.operator-id", new Epoch(table.uuid(), 1).operatorId());
  }

  /** apache/iceberg#18098: a sink without state skips what it takes for committed already. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void statelessRestartWithFixedJobIdCommitsOrRefuses(boolean fixedJobId) throws Exception {
    sendOrders(0, 10);
    try (RunningJob job =
        RunningJob.start(lake, source, checkpoints, fixedJobId ? FIXED : new JobID())) {
      awaitOrders(10);
      awaitCheckpoint(4);
    }
    delete(checkpoints);
    sendOrders(10, 20);
    try (RunningJob job =
        RunningJob.start(lake, source, checkpoints, fixedJobId ? FIXED : new JobID())) {
      awaitOrders(20);
    }

    assertThat(epoch()).isEqualTo("2");
  }

  @Test
  void statelessRestartByTheClusterIsRefusedWhenItsCommitsWouldBeSkipped() throws Exception {
    sendOrders(0, 10);
    try (RunningJob job = RunningJob.start(lake, source, checkpoints, FIXED)) {
      awaitOrders(10);
    }
    delete(checkpoints);

    try (RunningJob job = RunningJob.start(lake, source, checkpoints, FIXED, "--recover=cluster")) {
      Throwable failure = job.failure();

      assertThat(ExceptionUtils.findThrowable(failure, SinkException.class))
          .hasValueSatisfying(refusal ->
              assertThat(refusal)
                  .hasMessageStartingWith("Cannot ingest into table ")
                  .hasMessageContaining("has commits of this job up to checkpoint")
                  .hasMessageEndingWith("start again with --epoch new"));
    }
  }

  @Test
  void anOlderCheckpointTakesANewEpoch() throws Exception {
    sendOrders(0, 10);
    Path copy = folder.resolve("copy");
    try (RunningJob job = RunningJob.start(lake, source, checkpoints, FIXED)) {
      awaitOrders(10);
    }
    copy(new CheckpointFolder(checkpoints.toUri().toString()).newest(), copy);
    sendOrders(10, 20);
    try (RunningJob job = RunningJob.start(lake, source, checkpoints, FIXED)) {
      awaitOrders(20);
      awaitCheckpoint(newestMarker() + 3);
    }
    sendOrders(20, 30);
    try (RunningJob job =
        RunningJob.start(lake, source, checkpoints, FIXED, "--recover=" + copy.toUri())) {
      awaitOrders(30);
    }

    assertThat(epoch()).isEqualTo("2");
  }

  private static void copy(CheckpointFolder.Place place, Path target) throws IOException {
    Path from = Path.of(java.net.URI.create(place.from().orElseThrow().path()));
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void offsetsAreCommittedOnlyBehindTheTables() throws Exception {
    sendOrders(0, 10);
    try (RunningJob job = RunningJob.start(lake, source, checkpoints)) {
      eventually(() -> log.committed() == 10);

      assertThat(lake.sales()).hasSize(10);
    }
  }

  @Test
  void aTableDroppedByHandEndsTheJobAndIsNamed() throws Exception {
    sendOrders(0, 1);
    try (RunningJob job = RunningJob.start(lake, source, checkpoints)) {
      awaitOrders(1);
      lake.drop("sales");
      sendOrders(1, 2);

      assertThat(ExceptionUtils.findThrowable(job.failure(), SinkException.class))
          .hasValueSatisfying(refusal ->
              assertThat(refusal)
                  .hasMessage(
                      "Cannot ingest into table sales: it is not in the catalog any more; run 'firn apply' and start again"));
    }
  }

  @Test
  void missingTablesAndLanesAreNamedAtOnce() {
    lake.drop("dead_letters");
    lake.load("sales").manageSnapshots().removeBranch(Lanes.INGEST).commit();

    assertThatThrownBy(() -> RunningJob.start(lake, source, checkpoints).close())
        .isInstanceOf(SinkException.class)
        .hasMessage(
            """
            Cannot ingest into table sales: it has no branch 'ingest'; run 'firn apply'
            Cannot ingest into table dead_letters: it is not in the catalog; run 'firn apply'\
            """);
  }
}
