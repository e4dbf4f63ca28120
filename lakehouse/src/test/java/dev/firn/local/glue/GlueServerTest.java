package dev.firn.local.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.local.glue.store.StoreException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.ResourceNumberLimitExceededException;

class GlueServerTest {
  @TempDir Path data;
  @TempDir Path other;

  @Test
  void keepsItsStateWhenItStartsAgain() {
    try (GlueServer server = GlueServer.start(GlueConfig.of(data));
        GlueClient glue = client(server)) {
      createDatabase(glue, "retail");
      createTable(glue, "sales");
      glue.updateTable(r -> r.databaseName("retail").tableInput(input -> input.name("sales")));
    }
    try (GlueServer server = GlueServer.start(GlueConfig.of(data));
        GlueClient glue = client(server)) {
      assertThat(glue.getTable(r -> r.databaseName("retail").name("sales")).table().versionId())
          .isEqualTo("1");
      assertThat(glue.getTableVersions(r -> r.databaseName("retail").tableName("sales")))
          .satisfies(answer -> assertThat(answer.tableVersions()).hasSize(2));
    }
  }

  @Test
  void refusesDataThatAnotherServerHasOpen() {
    GlueConfig config = GlueConfig.of(data);
    try (GlueServer server = GlueServer.start(config)) {
      assertThat(server.endpoint()).hasPort(server.endpoint().getPort());
      assertThatThrownBy(() -> GlueServer.start(config))
          .isInstanceOf(StoreException.class)
          .hasMessage(
              "Cannot open %s: process %d has it open", data, ProcessHandle.current().pid());
    }
  }

  @Test
  void refusesAPortThatIsTakenAndLetsGoOfTheData() {
    try (GlueServer first = GlueServer.start(GlueConfig.of(data))) {
      int port = first.endpoint().getPort();
      GlueConfig config = GlueConfig.of(other).withPort(port);
      assertThatThrownBy(() -> GlueServer.start(config))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith("Cannot listen on 127.0.0.1:%d: ", port);
      GlueServer.start(GlueConfig.of(other)).close();
    }
  }

  @Test
  void refusesAHostThatIsNotThere() {
    GlueConfig config = new GlueConfig("no.such.host.invalid", 0, data, GlueLimits.ofAws(), false);
    assertThatThrownBy(() -> GlueServer.start(config))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Cannot listen on no.such.host.invalid:0: Unresolved address");
  }

  @Test
  void refusesAPortThatIsNone() {
    GlueConfig config = GlueConfig.of(data);
    assertThatThrownBy(() -> config.withPort(65_536))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot listen on port 65536: it must be between 0 and 65535");
  }

  @Test
  void refusesMoreThanItsLimits() {
    GlueConfig config = GlueConfig.of(data).withLimits(new GlueLimits(1, 1, 1));
    try (GlueServer server = GlueServer.start(config);
        GlueClient glue = client(server)) {
      createDatabase(glue, "retail");
      createTable(glue, "sales");
      update(glue, false);
      assertThatThrownBy(() -> createDatabase(glue, "second"))
          .isInstanceOf(ResourceNumberLimitExceededException.class)
          .hasMessageContaining("DATABASE resources exceeds the limit of 1");
      assertThatThrownBy(() -> createTable(glue, "second"))
          .isInstanceOf(ResourceNumberLimitExceededException.class)
          .hasMessageContaining("TABLE resources in retail exceeds the limit of 1");
      assertThatThrownBy(() -> update(glue, false))
          .isInstanceOf(ResourceNumberLimitExceededException.class)
          .hasMessageContaining("TABLE_VERSION resources of retail.sales exceeds the limit of 1");
      update(glue, true);
    }
  }

  @Test
  void stopsTwiceAsWellAsOnce() {
    GlueServer server = GlueServer.start(GlueConfig.of(data));
    server.close();
    server.close();
    GlueServer.start(GlueConfig.of(data)).close();
  }

  private static void createDatabase(GlueClient glue, String name) {
    glue.createDatabase(request -> request.databaseInput(input -> input.name(name)));
  }

  private static void createTable(GlueClient glue, String name) {
    glue.createTable(r -> r.databaseName("retail").tableInput(input -> input.name(name)));
  }

  private static void update(GlueClient glue, boolean skipArchive) {
    glue.updateTable(request ->
        request
            .databaseName("retail")
            .skipArchive(skipArchive)
            .tableInput(input -> input.name("sales")));
  }

  private static GlueClient client(GlueServer server) {
    return GlueClient.builder()
        .endpointOverride(server.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }
}
