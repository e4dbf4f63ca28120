package dev.firn.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  @TempDir Path temporary;

  @Test
  void deletesWhatEarlierDemoLeft() throws IOException {
    Path root = temporary.resolve("demo");
    new DemoFolder(root).empty();
    Path data = Files.createDirectories(root.resolve("data").resolve("s3"));
    Files.writeString(data.resolve("object"), "x");

    new DemoFolder(root).empty();

    assertThat(root).isDirectoryNotContaining("glob:**data");
  }

  @Test
  void leavesFolderAloneThatNoDemoHasMade() throws IOException {
    Path file = Files.writeString(temporary.resolve("topology.json"), "{}");

    assertThatThrownBy(() -> new DemoFolder(temporary).empty())
        .isInstanceOf(DemoException.class)
        .hasMessage(
            "Cannot run a demo in %s: it holds a topology that no demo has made; name another"
                + " folder by --dir",
            temporary);
    assertThat(file).exists();
  }
}
