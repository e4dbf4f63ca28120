package dev.firn.lake.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firn.lake.LakeException;
import dev.firn.lake.yaml.document.LakeProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A file with everything wrong gives everything at once, each with its line and path. */
class BrokenLakeTest {

  @Test
  void reportsEveryProblemAtOnce() throws IOException {
    String text = Files.readString(Path.of("src/test/resources/lakes/broken.yaml"));

    LakeProblemsException thrown =
        catchThrowableOfType(
            LakeProblemsException.class, () -> LakeYaml.read(text, "lake.yaml", Map.of()));

    assertThat(thrown.category()).isEqualTo(LakeException.Category.USER);
    assertThat(thrown.getMessage() + "\n")
        .isEqualTo(Files.readString(Path.of("src/test/resources/lakes/broken.txt")));
  }
}
