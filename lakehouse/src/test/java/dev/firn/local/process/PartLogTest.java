package dev.firn.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartLogTest {

  @TempDir Path folder;

  @Test
  void givesTheLastLines() throws Exception {
    Path file = Files.writeString(folder.resolve("s3.log"), "one\ntwo\nthree\n");

    assertThat(new PartLog(file).tail(2)).containsExactly("two", "three");
    assertThat(new PartLog(file).tail(9)).containsExactly("one", "two", "three");
  }

  @Test
  void isEmptyWithoutAFile() {
    assertThat(new PartLog(folder.resolve("s3.log")).tail(5)).isEmpty();
  }

  @Test
  void readsTheEndOfAHugeLogOnly() throws Exception {
    Path file = Files.writeString(folder.resolve("s3.log"), "x".repeat(5 << 20) + "\nlast\n");

    assertThat(new PartLog(file).tail(1)).containsExactly("last");
  }

  @Test
  void followsALogOverARestart() throws Exception {
    Path file = Files.writeString(folder.resolve("s3.log"), "before before before\n");
    var lines = new LinkedBlockingQueue<String>();
    var log = new PartLog(file);
    try (var follower = Executors.newSingleThreadExecutor()) {
      var following = follower.submit(() -> log.follow(lines::add));
      // The follower begins at the present end: write until it has seen a line.
      while (lines.poll(200, TimeUnit.MILLISECONDS) == null) {
        Files.writeString(file, "written on\n", StandardOpenOption.APPEND);
      }

      log.rotate();
      Files.writeString(file, "anew\n");

      String line = lines.poll(30, TimeUnit.SECONDS);
      while ("written on".equals(line)) {
        line = lines.poll(30, TimeUnit.SECONDS);
      }
      assertThat(line).isEqualTo("anew");
      following.cancel(true);
    }
  }
}
