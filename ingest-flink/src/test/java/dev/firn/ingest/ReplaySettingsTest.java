package dev.firn.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.source.OffsetRange;
import dev.firn.source.TimeWindow;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplaySettingsTest {
  private static final Path NO_GROUPS = Path.of("/no/such/property/groups");

  @Test
  void takesItsOwnAndThoseOfTheJob() {
    ReplaySettings settings =
        read(
            "--lake=lake.yaml",
            "--table=sales",
            "--into=firn_staging_1",
            "--from=1970-01-01T00:00:01Z",
            "--to=1970-01-01T00:00:02.005Z",
            "--offsets=0:5-7,3:0-1",
            "--max-event-bytes=77");

    assertThat(settings.table()).isEqualTo("sales");
    assertThat(settings.into()).isEqualTo("firn_staging_1");
    assertThat(settings.window()).isEqualTo(new TimeWindow(1_000, 2_005));
    assertThat(settings.offsets())
        .containsExactly(new OffsetRange(0, 5, 7), new OffsetRange(3, 0, 1));
    assertThat(settings.job().lake()).isEqualTo("lake.yaml");
    assertThat(settings.job().maxEventBytes()).isEqualTo(77);
  }

  @Test
  void reportsEveryProblemAtOnce() {
    assertThatThrownBy(() ->
            read("--lake=lake.yaml", "--from=yesterday", "--to=", "--table=t", "--offsets=0:7-7"))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("Cannot replay: --into is missing")
        .hasMessageContaining("Cannot replay: --from 'yesterday': ")
        .hasMessageContaining("Cannot replay: --to is missing")
        .hasMessageContaining(
            "Cannot replay: --offsets '0:7-7': expected PARTITION:FROM-TO with FROM below TO");
  }

  @Test
  void refusesSettingsThatTheJobDoesNotHave() {
    assertThatThrownBy(() ->
            read(
                "--lake=lake.yaml",
                "--table=sales",
                "--into=firn_staging_1",
                "--from=1970-01-01T00:00:01Z",
                "--to=1970-01-01T00:00:02Z",
                "--offsets=0:5-7",
                "--colour=red"))
        .hasMessageContaining("colour: unknown key");
  }

  private static ReplaySettings read(String... arguments) {
    return ReplaySettings.read(arguments, Map.of(), NO_GROUPS);
  }
}
