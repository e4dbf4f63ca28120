package dev.firn.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.local.site.LocalException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LakeOptionTest {
  @TempDir private Path folder;

  private LakeSource source(String... arguments) {
    return CommandLine.populateCommand(new LakeOption(), arguments).source();
  }

  @Test
  void saysWhatToDoWhereNothingRuns() {
    LakeSource source = source("--dir", folder.toString());

    assertThatThrownBy(source::useCredentials)
        .isInstanceOf(LocalException.class)
        .hasMessageStartingWith("No local topology runs in " + folder)
        .hasMessageContainingAll("./firn up", "--dir", "--lake");
  }

  @Test
  void looksWhereTheNamedLakeIs() {
    LakeSource source = source("--dir", folder.toString(), "--lake", "mine/lake.yaml");

    assertThat(source.missing()).isEmpty();
    assertThat(source.file()).isEqualTo(Path.of("mine/lake.yaml"));
    assertThat(source.local()).isFalse();
  }
}
