package dev.firn.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
  private static final Path NO_GROUPS = Path.of("/no/such/file");

  @TempDir Path folder;

  private static IngestSettings read(String... arguments) {
    return SettingsReader.read(arguments, Map.of(), NO_GROUPS);
  }

  @Test
  void theLakeIsAllThatIsNeeded() {
    assertThat(read("--lake", "lake.yaml"))
        .isEqualTo(
            new IngestSettings(
                "lake.yaml",
                Map.of(),
                Duration.ofSeconds(10),
                Optional.empty(),
                new Recover.ByCluster(),
                false,
                OptionalInt.empty(),
                IngestSettings.StateBackend.CLUSTER,
                20_000,
                1 << 20,
                8081));
  }

  @Test
  void readsEverySetting() {
    IngestSettings settings =
        read(
            "--lake=l",
            "--env.A=b=c",
            "--checkpoint-interval=5 s",
            "--checkpoints=file:///c",
            "--recover=none",
            "--epoch=new",
            "--parallelism=4",
            "--state=rocksdb",
            "--buffer-rows=1_000",
            "--max-event-bytes=100",
            "--rest-port=20001");

    assertThat(settings)
        .isEqualTo(
            new IngestSettings(
                "l",
                Map.of("A", "b=c"),
                Duration.ofSeconds(5),
                Optional.of("file:///c"),
                new Recover.Nothing(),
                true,
                OptionalInt.of(4),
                IngestSettings.StateBackend.ROCKSDB,
                1_000,
                100,
                20_001));
    assertThat(settings.toString()).doesNotContain("b=c");
  }

  @Test
  void recoversFromTheNewestCheckpointIfThereIsAFolder() {
    assertThat(read("--lake=l", "--checkpoints=/c").recover()).isEqualTo(new Recover.Newest());
    assertThat(read("--lake=l", "--recover=/c/chk-1").recover())
        .isEqualTo(new Recover.From("/c/chk-1"));
  }

  @Test
  void theCommandLineWinsOverTheFileOverThePropertyGroup() throws IOException {
    Path groups = folder.resolve("groups.json");
    Files.writeString(
        groups,
        """
        [{"PropertyGroupId": "other", "PropertyMap": {"lake": "no"}},
         {"PropertyMap": {"lake": "group", "state": "heap", "parallelism": "1", "env.X": "1"},
          "PropertyGroupId": "firn"}]
        """);
    Path config = folder.resolve("firn.properties");
    Files.writeString(config, "state: rocksdb\nparallelism: 2\n");

    IngestSettings settings =
        SettingsReader.read(
            new String[] {"--config", config.toString(), "--parallelism", "3"},
            Map.of("X", "0", "Y", "2"),
            groups);

    assertThat(settings.lake()).isEqualTo("group");
    assertThat(settings.state()).isEqualTo(IngestSettings.StateBackend.ROCKSDB);
    assertThat(settings.parallelism()).hasValue(3);
    assertThat(settings.environment()).isEqualTo(Map.of("X", "1", "Y", "2"));
  }

  @Test
  void reportsEveryProblemAtOnce() {
    assertThatThrownBy(() ->
            read(
                "--paralelism=2",
                "--parallelism=none",
                "--checkpoint-interval=soon",
                "--recover=auto",
                "--epoch=old",
                "now",
                "--state"))
        .isInstanceOf(IngestException.class)
        .message()
        .satisfies(message -> assertThat(message.lines()).hasSize(8))
        .contains("Cannot read argument 'now': expected --key value")
        .contains("Cannot read argument '--state': it has no value")
        .contains("command line: paralelism: unknown key, expected one of lake, config")
        .contains("command line: parallelism: 'none': expected a whole number above 0")
        .contains("command line: checkpoint-interval: 'soon': ")
        .contains("command line: epoch: 'old': expected auto or new")
        .contains("Cannot recover from the newest checkpoint: --checkpoints is missing")
        .contains("Cannot start: --lake, the path or URL of lake.yaml, is missing");
  }

  @Test
  void saysWhichFileCannotBeRead() {
    assertThatThrownBy(() -> read("--config", "/no/such/config"))
        .isInstanceOf(IngestException.class)
        .hasMessageStartingWith("Cannot read /no/such/config: ");
  }
}
