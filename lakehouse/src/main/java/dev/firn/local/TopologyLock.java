package dev.firn.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.firn.local.site.LocalDirectory;
import dev.firn.local.site.LocalException;
import dev.firn.local.site.LocalException.Category;
import dev.firn.local.site.Polling;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.time.Duration;
import java.util.Optional;

/** Lets one process at a time change a topology; the system frees it when its holder dies. */
final class TopologyLock implements AutoCloseable {

  /** Longer than any start or stop takes. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final FileChannel channel;

  private TopologyLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for the lock.
   *
   * @param waiting told once if somebody else holds it
   */
  static TopologyLock acquire(LocalDirectory directory, Runnable waiting) {
    LocalDirectory.create(directory.root());
    try {
      var lock = new TopologyLock(FileChannel.open(directory.lock(), CREATE, WRITE));
      lock.lock(directory, waiting);
      return lock;
    } catch (IOException problem) {
      throw new LocalException(
          Category.EXTERNAL,
          "Cannot lock %s: %s".formatted(directory.lock(), LocalDirectory.reason(problem)),
          problem);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException problem) {
      throw new LocalException(Category.EXTERNAL, "Cannot release a lock", problem);
    }
  }

  private void lock(LocalDirectory directory, Runnable waiting) throws IOException {
    if (attempt().isPresent()) {
      return;
    }
    waiting.run();
    long end = System.nanoTime() + LIMIT.toNanos();
    while (attempt().isEmpty()) {
      if (System.nanoTime() > end) {
        throw new LocalException(
            Category.EXTERNAL,
            "Cannot lock %s: another firn has held it for %d minutes"
                .formatted(directory.lock(), LIMIT.toMinutes()));
      }
      Polling.pause();
    }
  }

  private Optional<FileLock> attempt() throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException heldInThisProcess) {
      return Optional.empty();
    }
  }
}
