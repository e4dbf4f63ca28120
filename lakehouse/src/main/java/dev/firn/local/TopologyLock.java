package dev.firn.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.firn.local.site.LocalDirectory;
import dev.firn.local.site.LocalException;
import dev.firn.local.site.LocalException.Category;
import dev.firn.local.site.Polling;
import dev.firn.local.site.ProcessLock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;

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
    if (ProcessLock.take(channel)) {
      return;
    }
    waiting.run();
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!ProcessLock.take(channel)) {
      if (System.nanoTime() > end) {
        throw new LocalException(
            Category.EXTERNAL,
            "Cannot lock %s: another firn has held it for %d minutes"
                .formatted(directory.lock(), LIMIT.toMinutes()));
      }
      Polling.pause();
    }
  }
}
