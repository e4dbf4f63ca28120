package dev.firn.keeper;

import dev.firn.index.IndexStore;
import dev.firn.index.memory.IndexMemory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * What all tables share.
 *
 * @param files where files are read and written for publishing
 * @param background where long upkeep is done, for one table at a time
 * @param indexes where key indexes live
 */
record KeeperResources(ExecutorService files, ExecutorService background, IndexStore indexes) {

  /** Indexes take this share of the heap at most, if there is a folder for the rest. */
  private static final int HEAP_DIVISOR = 2;

  private static final Duration SAVE_INTERVAL = Duration.ofMinutes(1);

  /**
   * Starts the threads.
   *
   * @param folder of this keeper alone; null if it has none
   */
  static KeeperResources start(int fileThreads, @Nullable Path folder) {
    return new KeeperResources(
        Executors.newFixedThreadPool(fileThreads, daemons("keeper-files")),
        Executors.newSingleThreadExecutor(daemons("keeper-upkeep")),
        indexes(folder));
  }

  private static IndexStore indexes(@Nullable Path folder) {
    return folder == null
        ? IndexStore.inMemory(IndexMemory.unlimited())
        : IndexStore.in(
            folder.resolve("index"),
            Runtime.getRuntime().maxMemory() / HEAP_DIVISOR,
            SAVE_INTERVAL,
            Clock.systemUTC());
  }

  static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  void stop() {
    background.shutdownNow();
    files.shutdown();
  }
}
