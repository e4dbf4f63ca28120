package dev.firn.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firn.local.KafkaTopics;
import dev.firn.local.part.JobCommand;
import dev.firn.local.site.FreePorts;
import dev.firn.local.site.Installation;
import dev.firn.local.site.PortName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A table of format version 3 under upserts: a job of its own, the keeper, and Trino, which reads
 * its deletion vectors and writes some. The job is killed in between.
 */
class VectorsIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int KEYS = 400;
  private static final String LAKE =
      """
      lake: vectors
      warehouse: s3://${FIRN_BUCKET:-firn-retail}/vectors
      catalog: {type: glue, database: @NAME@, region: us-east-1, endpoint: '${FIRN_GLUE_ENDPOINT}'}
      storage: {region: us-east-1, endpoint: '${FIRN_S3_ENDPOINT}', path-style-access: true}
      encryption: {kms-key: '${FIRN_KMS_KEY}'}
      readers: [trino, spark, flink]
      tables:
        counts:
          comment: The newest count of a key
          mode: upsert
          format-version: 3
          primary-key: [part, id]
          version: version
          partition-by: [part]
          upkeep: {dead-share: 1%}
          columns:
            part: string required
            id: long required
            version: long required
            value: string
        rejected:
          comment: Events that could not be decoded
          mode: append
          columns:
            received_at: timestamptz required
            stream: string required
            topic: string required
            partition: int required
            offset: long required
            reason: string required
            payload: binary
      streams:
        events:
          kafka: {bootstrap-servers: '${FIRN_KAFKA}', topic: @NAME@}
          into: counts
          dead-letters: rejected
      """;

  private final LocalLake lake = LocalLake.shared();
  private final String name = "v3_" + UUID.randomUUID().toString().substring(0, 8);
  private final Random random = new Random(1);
  private final Map<Integer, String> model = new TreeMap<>();
  private Path folder;
  private Path file;
  private Process job;
  private long version;

  @BeforeEach
  void declare() throws IOException {
    folder = Files.createDirectories(Path.of("target", name)).toAbsolutePath();
    file = Files.writeString(folder.resolve("lake.yaml"), LAKE.replace("@NAME@", name));
    firn("apply", "--lake", file.toString());
    new KafkaTopics(lake.site().kafka()).create(name, 2);
    job = startJob();
  }

  @AfterEach
  void stopJob() throws InterruptedException {
    job.destroyForcibly().waitFor();
  }

  @Test
  void rowsAreExactThroughJobKeeperCompactionAndTrino() throws Exception {
    send(3 * KEYS);
    awaitRows();
    for (int wave = 0; wave < 4; wave++) {
      send(KEYS);
      if (wave == 1) {
        job.destroyForcibly().waitFor();
        job = startJob();
      }
      awaitRows();
    }
    assertThat(ask("SELECT count(*) FROM \"counts$snapshots\" WHERE operation = 'replace'"))
        .as("compactions")
        .isNotEqualTo("0");
    assertThat(ask("SELECT count(DISTINCT \"$row_id\") FROM counts")).isEqualTo("" + model.size());

    deleteByTrino(7);
    send(KEYS / 2);
    awaitRows("--task", "publish");

    assertThat(ask("SELECT count(*) FROM \"counts$files\" WHERE content = 2")).isEqualTo("0");
    assertThat(ask("SELECT count(*) FROM \"counts$files\" WHERE file_format = 'PUFFIN'"))
        .as("deletion vectors")
        .isNotEqualTo("0");
    assertThat(ask("SELECT count(*) FROM rejected")).isEqualTo("0");
  }

  private Process startJob() throws IOException {
    JobCommand command =
        new JobCommand(
            Installation.current(),
            file,
            folder.resolve("checkpoints").toUri().toString(),
            FreePorts.pick().number(PortName.FLINK));
    ProcessBuilder builder =
        new ProcessBuilder(
                command.foreground(
                    List.of(
                        "--checkpoint-interval", "2s", "--parallelism", "2", "--buffer-rows", "9")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("job.log").toFile()));
    builder.environment().putAll(lake.site().endpoints());
    return builder.start();
  }

  /** Newer versions and, now and then, older ones that must not count. */
  private void send(int events) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    Map<String, Object> settings = Map.of("bootstrap.servers", lake.site().kafka(), "acks", "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < events; i++) {
        int id = random.nextInt(KEYS);
        boolean late = random.nextInt(10) == 0 && model.containsKey(id);
        String value = late ? "late" : "v" + ++version;
        if (!late) {
          model.put(id, value);
        }
        String event =
            "{\"part\": \"p%d\", \"id\": %d, \"version\": %d, \"value\": \"%s\"}"
                .formatted(id % 3, id, late ? 0 : version, value);
        sent.add(producer.send(new ProducerRecord<>(name, id % 2, "" + id, event)));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }

  private void deleteByTrino(int modulus) {
    firn("sql", "DELETE FROM %s.counts WHERE id %% %d = 0".formatted(name, modulus));
    model.keySet().removeIf(id -> id % modulus == 0);
  }

  /** Keeps the table until Trino sees the rows of the model. */
  private void awaitRows(String... tasks) {
    List<String> keep = new ArrayList<>(List.of("keep", "--once", "--lake", file.toString()));
    keep.addAll(List.of(tasks));
    List<String> wanted = new ArrayList<>();
    model.forEach((id, value) -> wanted.add("p" + id % 3 + "," + id + "," + value));
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> {
          firn(keep.toArray(String[]::new));
          assertThat(lines("SELECT part, id, value FROM counts ORDER BY id")).isEqualTo(wanted);
        });
    assertThat(lines("SELECT id FROM counts WHERE part = 'p1' ORDER BY id"))
        .isEqualTo(model.keySet().stream().filter(id -> id % 3 == 1).map(id -> "" + id).toList());
  }

  private String ask(String query) {
    return lines(query).getFirst();
  }

  private List<String> lines(String query) {
    String schema = "\"" + name + "\".";
    String qualified = query.replaceFirst("FROM ", "FROM " + schema);
    return firn("sql", "--format", "csv", qualified).lines().skip(1).toList();
  }

  private String firn(String... arguments) {
    LocalLake.CommandResult result = lake.firn(arguments);
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    return result.out();
  }
}
