package dev.firn.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // a job runs for as long as the block
class IngestJobTest {
  @TempDir Path folder;

  private TestLake lake;
  private EventLog log;
  private EventLogSource source;

  @BeforeEach
  void createLake(TestInfo test) {
    String name = test.getDisplayName() + System.nanoTime();
    lake = new TestLake(folder.resolve("warehouse"));
    lake.createTables();
    log = EventLog.named(name);
    source = new EventLogSource(name);
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100)).until(condition);
  }

  @Test
  void newestVersionsReachTheLaneAndTheRestTheDeadLetters() throws Exception {
    log.send(TestLake.sale("web", 1, 1, "1.00"));
    log.send(TestLake.sale("web", 2, 2, "2.20"));
    log.send(TestLake.sale("web", 2, 1, "2.10"));
    log.send("no json");
    log.send(TestLake.sale("store", 1, 1, "3.00"));
    log.send(TestLake.sale("store", 1, 1, "3.00"));

    try (RunningJob job = RunningJob.start(lake, source, folder.resolve("checkpoints"))) {
      eventually(() -> lake.sales().size() == 3 && lake.rows("dead_letters").size() == 1);
      log.send(TestLake.sale("web", 1, 2, "1.50"));
      eventually(() -> lake.sales().contains("web 1 v2 1.50"));
    }

    assertThat(lake.sales()).containsExactly("store 1 v1 3.00", "web 1 v2 1.50", "web 2 v2 2.20");
  }
}
