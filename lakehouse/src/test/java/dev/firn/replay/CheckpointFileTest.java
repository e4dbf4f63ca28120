package dev.firn.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
  private static final ReplayOptions OPTIONS = ReplayOptions.reference(0.01, 1);

  @TempDir Path folder;

  @Test
  void goesOnWhereItWas() {
    Path file = folder.resolve("replay").resolve("retail.events.json");
    CheckpointFile.fresh(file, OPTIONS).advance(123);

    assertThat(CheckpointFile.resume(file, OPTIONS).position()).isEqualTo(123);
  }

  @Test
  void startsAtBeginningWithoutFile() {
    assertThat(CheckpointFile.resume(folder.resolve("none.json"), OPTIONS).position()).isZero();
  }

  @Test
  void refusesFileOfOtherWorkload() {
    Path file = folder.resolve("state.json");
    CheckpointFile.fresh(file, OPTIONS).advance(123);

    assertThatThrownBy(() -> CheckpointFile.resume(file, ReplayOptions.reference(0.01, 2)))
        .isInstanceOf(ReplayException.class)
        .hasMessageStartingWith(
            "Cannot resume from " + file + ": it is of ReplayOptions[scale=0.01")
        .hasMessageContainingAll("seed=1", "seed=2");
  }

  @Test
  void refusesBrokenFile() throws IOException {
    Path file = Files.writeString(folder.resolve("state.json"), "{\"options\":");

    assertThatThrownBy(() -> CheckpointFile.resume(file, OPTIONS))
        .isInstanceOf(ReplayException.class)
        .hasMessageStartingWith("Cannot resume from " + file)
        .hasMessageEndingWith("; delete it to start again");
  }
}
