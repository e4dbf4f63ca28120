package dev.firn.local.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
  @TempDir Path temporary;

  @Test
  void deletesWhatAnEarlierUseLeft() throws IOException {
    Path root = temporary.resolve("demo");
    new ScratchFolder(root, "demo").empty();
    Path data = Files.createDirectories(root.resolve("data").resolve("s3"));
    Files.writeString(data.resolve("object"), "x");

    new ScratchFolder(root, "demo").empty();

    assertThat(root).isDirectoryNotContaining("glob:**data");
  }

  @Test
  void leavesFolderAloneThatItsOwnerHasNotMade() throws IOException {
    Path file = Files.writeString(temporary.resolve("topology.json"), "{}");

    assertThatThrownBy(() -> new ScratchFolder(temporary, "demo").empty())
        .isInstanceOf(LocalException.class)
        .hasMessage(
            "Cannot run a demo in %s: it holds what no demo has made; name another folder by --dir",
            temporary);
    assertThat(file).exists();
  }
}
