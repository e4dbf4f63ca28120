package dev.firn.keeper;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * The threads that all tables share.
 *
 * @param files where files are read and written for publishing
 * @param background where long upkeep is prepared, for one table at a time
 */
record KeeperThreads(ExecutorService files, ExecutorService background) {

  static KeeperThreads start(int fileThreads) {
    return new KeeperThreads(
        Executors.newFixedThreadPool(fileThreads, daemons("keeper-files")),
        Executors.newSingleThreadExecutor(daemons("keeper-upkeep")));
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
