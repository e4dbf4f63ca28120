package dev.firn.semantic.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.lake.yaml.document.LakeProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A file with every kind of mistake gives one line for each, all at once. */
class BrokenViewsTest {

  private static final Path FOLDER = Path.of("src/test/resources/views");

  /** How many the file has; each kind of mistake that the reader knows is among them. */
  private static final int MISTAKES = 78;

  private final Lake lake = LakeYaml.read(FOLDER.resolve("lake.yaml"), Map.of());

  @Test
  void reportsEveryMistakeAtOnce() throws IOException {
    String text = Files.readString(FOLDER.resolve("broken.yaml"));

    LakeProblemsException thrown =
        catchThrowableOfType(
            LakeProblemsException.class, () -> ViewsYaml.read(text, "views.yaml", lake));

    assertThat(thrown.getMessage() + "\n")
        .isEqualTo(Files.readString(FOLDER.resolve("broken.txt")));
    assertThat(thrown.getMessage().lines())
        .hasSize(MISTAKES)
        .doesNotHaveDuplicates()
        .allMatch(line -> line.matches("views\\.yaml:\\d+: [^ ]+: .+"));
  }
}
