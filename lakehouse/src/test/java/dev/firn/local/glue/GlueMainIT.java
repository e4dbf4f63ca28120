package dev.firn.local.glue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableVersion;

class GlueMainIT {
  private static final int UPDATES_BEFORE_KILL = 200;

  @TempDir Path data;

  @Test
  void losesNothingThatItAnsweredWhenItIsKilled() throws Exception {
    long answered = updateUntilKilled();
    try (GlueProcess glue = GlueProcess.on(data);
        GlueClient client = glue.client(glue.endpoint())) {
      Table table = client.getTable(r -> r.databaseName("d").name("t")).table();
      assertThat(Long.parseLong(table.versionId())).isBetween(answered, answered + 1);
      assertThat(table.parameters()).containsEntry("n", table.versionId());
      assertThat(
              client.getTableVersionsPaginator(r -> r.databaseName("d").tableName("t")).stream()
                  .flatMap(page -> page.tableVersions().stream())
                  .map(TableVersion::versionId))
          .hasSize(Integer.parseInt(table.versionId()) + 1);
    }
  }

  /** Returns the last version whose update was answered. */
  private long updateUntilKilled() throws Exception {
    try (GlueProcess glue = GlueProcess.on(data);
        GlueClient client = glue.client(glue.endpoint())) {
      client.createDatabase(r -> r.databaseInput(input -> input.name("d")));
      client.createTable(r -> r.databaseName("d").tableInput(input -> input.name("t")));
      CountDownLatch enough = new CountDownLatch(UPDATES_BEFORE_KILL);
      CompletableFuture<Long> writer =
          CompletableFuture.supplyAsync(() -> updateForEver(client, enough));
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      glue.process().destroyForcibly().waitFor();
      return writer.get(60, TimeUnit.SECONDS);
    }
  }

  private static long updateForEver(GlueClient client, CountDownLatch enough) {
    for (long version = 0; ; version++) {
      String seen = Long.toString(version);
      Map<String, String> parameters = Map.of("n", Long.toString(version + 1));
      try {
        client.updateTable(request ->
            request
                .databaseName("d")
                .versionId(seen)
                .tableInput(input -> input.name("t").parameters(parameters)));
        enough.countDown();
      } catch (SdkClientException e) {
        return version;
      }
    }
  }

  @Test
  void stopsOnSigterm() throws Exception {
    try (GlueProcess glue = GlueProcess.on(data)) {
      URI endpoint = glue.endpoint();
      try (GlueClient client = glue.client(endpoint)) {
        client.createDatabase(r -> r.databaseInput(input -> input.name("d")));
      }
      glue.process().destroy();
      assertThat(glue.exitCode()).isEqualTo(128 + 15);
    }
  }

  @Test
  void refusesDataThatAnotherProcessHasOpen() throws Exception {
    try (GlueProcess first = GlueProcess.on(data)) {
      assertThat(first.endpoint()).isNotNull();
      try (GlueProcess second = GlueProcess.on(data)) {
        assertThat(second.output().readLine())
            .isEqualTo(
                "Cannot open %s: process %d has it open".formatted(data, first.process().pid()));
        assertThat(second.exitCode()).isEqualTo(1);
      }
    }
  }

  @Test
  void refusesAPortThatIsTaken() throws Exception {
    try (GlueProcess first = GlueProcess.on(data.resolve("first"))) {
      String port = Integer.toString(first.endpoint().getPort());
      String other = data.resolve("second").toString();
      try (GlueProcess second = GlueProcess.start("--port", port, "--data", other)) {
        assertThat(second.output().readLine())
            .isEqualTo("Cannot listen on 127.0.0.1:%s: Address already in use".formatted(port));
        assertThat(second.exitCode()).isEqualTo(1);
      }
    }
  }

  @Test
  void refusesWrongOptions() throws Exception {
    try (GlueProcess glue = GlueProcess.start("--port", "many")) {
      assertThat(glue.exitCode()).isEqualTo(2);
    }
  }
}
