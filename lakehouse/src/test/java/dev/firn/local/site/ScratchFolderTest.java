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
    ScratchFolder.claim(root, "demo").close();
    Path data = Files.createDirectories(root.resolve("data").resolve("s3"));
    Files.writeString(data.resolve("object"), "x");

    try (ScratchFolder folder = ScratchFolder.claim(root, "demo")) {
      folder.empty();
    }

    assertThat(root).isDirectoryNotContaining("glob:**data");
  }

  @Test
  void keepsASecondOneOutUntilItIsClosed() {
    Path root = temporary.resolve("demo");
    try (ScratchFolder folder = ScratchFolder.claim(root, "demo")) {
      folder.empty();

      assertThatThrownBy(() -> ScratchFolder.claim(root, "demo"))
          .isInstanceOf(LocalException.class)
          .hasMessage(
              "Cannot run a demo in %s: another one is running there; wait for its end, or name"
                  + " another folder by --dir",
              root);
    }
    ScratchFolder.claim(root, "demo").close();
  }

  @Test
  void leavesFolderAloneThatItsOwnerHasNotMade() throws IOException {
    Path file = Files.writeString(temporary.resolve("topology.json"), "{}");

    assertThatThrownBy(() -> ScratchFolder.claim(temporary, "demo"))
        .isInstanceOf(LocalException.class)
        .hasMessage(
            "Cannot run a demo in %s: it holds what no demo has made; name another folder by --dir",
            temporary);
    assertThat(file).exists();
  }
}
