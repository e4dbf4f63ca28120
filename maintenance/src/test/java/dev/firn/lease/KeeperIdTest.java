package dev.firn.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperIdTest {
  @TempDir private Path folder;

  @Test
  void isTheSameAfterARestart() throws IOException {
    String before;
    try (KeeperId id = KeeperId.in(folder)) {
      before = id.id();
    }
    try (KeeperId id = KeeperId.in(folder)) {
      assertThat(id.id()).isEqualTo(before);
    }
  }

  @Test
  void isAnotherBesideALivingKeeper() throws IOException {
    try (KeeperId one = KeeperId.in(folder);
        KeeperId two = KeeperId.in(folder)) {
      assertThat(two.id()).isNotEqualTo(one.id());
      assertThat(two.folder()).isNotEqualTo(one.folder());
    }
  }

  @Test
  void idThatWasHalfWrittenIsMadeAnew() throws IOException {
    try (KeeperId id = KeeperId.in(folder)) {
      Files.writeString(id.folder().orElseThrow().resolve("id"), " \n");
    }
    try (KeeperId id = KeeperId.in(folder)) {
      assertThat(id.id()).isNotBlank();
    }
  }

  @Test
  void eachProcessWithoutAFolderIsAnother() throws IOException {
    try (KeeperId one = KeeperId.ofProcess();
        KeeperId two = KeeperId.ofProcess()) {
      assertThat(one.id()).isNotEqualTo(two.id());
    }
  }

  @Test
  void saysWhichFolderCannotBeUsed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> KeeperId.in(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Cannot use folder " + file + " for a keeper");
  }
}
