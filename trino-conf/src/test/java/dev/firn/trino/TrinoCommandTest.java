package dev.firn.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrinoCommandTest {
  private static final SingleNode NODE =
      new SingleNode(
          28080,
          "us-east-1",
          "s3://bucket/warehouse",
          "key-1",
          new AwsEndpoints(
              URI.create("http://127.0.0.1:9000"), URI.create("http://127.0.0.1:9001"), "a", "b"));

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void layOut() throws IOException {
    home = folder.resolve("trino");
    Files.createDirectories(home.resolve("lib"));
    Files.createDirectories(home.resolve("plugin/iceberg"));
    Files.createDirectories(home.resolve("plugin/tpcds"));
    Files.createDirectories(home.resolve("etc"));
    Files.writeString(home.resolve("etc/config.properties"), "coordinator=true\n");
    Files.writeString(home.resolve("etc/jvm.config"), "# why\n-server\n\n  -Xmx16G\n");
  }

  @Test
  void putsLocalOptionsBehindThoseOfProduction() {
    List<String> arguments = command(2048).arguments();

    assertThat(arguments)
        .startsWith("java", "-server", "-Xmx16G")
        .containsSubsequence("-Xmx16G", "-Xms256m", "-Xmx2048m", "-cp")
        .contains("-Dnode.bind-ip=127.0.0.1", "-Dnode.internal-address=127.0.0.1")
        .endsWith("-cp", home + "/lib/*", "dev.firn.trino.server.TrinoLauncher", home.toString());
  }

  @Test
  void givesTheProcessEveryVariable() throws IOException {
    ProcessBuilder builder = command(2048).processBuilder();

    assertThat(builder.environment())
        .containsEntry("FIRN_TRINO_HTTP_PORT", "28080")
        .containsEntry("FIRN_TRINO_DISCOVERY_URI", "http://127.0.0.1:28080")
        .containsEntry("FIRN_KMS_KEY", "key-1")
        .containsEntry("AWS_ENDPOINT_URL_GLUE", "http://127.0.0.1:9001");
    for (TrinoVariable variable : TrinoVariable.values()) {
      assertThat(builder.environment()).containsKey(variable.variable());
    }
  }

  @Test
  void worksInItsDataDirectoryAndCreatesIt() throws IOException {
    ProcessBuilder builder = command(2048).processBuilder();

    assertThat(builder.directory()).isEqualTo(folder.resolve("data").toFile()).isDirectory();
  }

  @Test
  void refusesAHeapThatIsTooSmall() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> command(512))
        .withMessage("Cannot start Trino: a heap of 512 MiB is less than the 1024 MiB it needs");
  }

  @Test
  void refusesAPortOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SingleNode(0, "r", "w", "k", NODE.aws()))
        .withMessage("Cannot start Trino: port 0 is not between 1 and 65535");
  }

  @Test
  void namesTheMissingPartOfAnInstallation() throws IOException {
    Files.delete(home.resolve("plugin/tpcds"));

    assertThatIllegalStateException()
        .isThrownBy(() -> TrinoInstallation.in(home))
        .withMessage(
            "Cannot use Trino in %s: plugin/tpcds is missing (mvn package lays it out)", home);
  }

  @Test
  void keepsTheSecretKeyOutOfLogs() {
    assertThat(NODE.toString()).contains("9000").doesNotContain("secretAccessKey");
  }

  @Test
  void mainClassIsInTheServersJar() throws ClassNotFoundException {
    String main = command(2048).arguments().get(command(2048).arguments().size() - 2);

    assertThat(Class.forName(main, false, getClass().getClassLoader())).isNotNull();
  }

  private TrinoCommand command(int maxHeapMebibytes) {
    return new TrinoCommand(
        TrinoInstallation.in(home),
        Path.of("java"),
        folder.resolve("data"),
        maxHeapMebibytes,
        NODE);
  }
}
