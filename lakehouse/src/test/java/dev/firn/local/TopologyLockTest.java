package dev.firn.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.local.site.LocalDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyLockTest {

  @TempDir Path root;

  @Test
  void theSecondWaitsForTheFirst() throws Exception {
    var directory = new LocalDirectory(root);
    var waiting = new CountDownLatch(1);
    try (var second = Executors.newSingleThreadExecutor()) {
      TopologyLock first = TopologyLock.acquire(directory, () -> {});
      var acquired = second.submit(() -> TopologyLock.acquire(directory, waiting::countDown));
      assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(acquired.isDone()).isFalse();

      first.close();

      acquired.get(30, TimeUnit.SECONDS).close();
    }
  }

  @Test
  void saysWhichFolderCannotBeMade() throws Exception {
    Path file = Files.writeString(root.resolve("file"), "");
    var directory = new LocalDirectory(file.resolve("state"));

    assertThatThrownBy(() -> TopologyLock.acquire(directory, () -> {}))
        .hasMessageStartingWith("Cannot create folder " + directory.root());
  }
}
