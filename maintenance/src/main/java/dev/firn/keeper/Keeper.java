package dev.firn.keeper;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.catalog.Catalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a set of tables, each on a thread of its own, so that trouble with one does not stop the
 * others. All that matters is in the tables: the process may be killed at any point and started
 * again, and a second keeper of the same tables loses cleanly.
 */
public final class Keeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final long STOP_SECONDS = 20;

  private final List<TableKeeper> tables;
  private final ExecutorService files;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean running;

  /**
   * A keeper that does nothing yet.
   *
   * @param catalog must not cache tables; it is not closed by the keeper
   */
  public Keeper(Catalog catalog, List<KeptTable> tables, KeeperConfig config) {
    this.files = Executors.newFixedThreadPool(config.fileThreads(), daemons("keeper-files"));
    this.tables =
        tables.stream()
            .map(table -> new TableKeeper(catalog, table, config, files, this::isStopping))
            .toList();
  }

  /** What is known of each table; may be called from any thread. */
  public List<TableStatus> status() {
    return tables.stream().map(TableKeeper::status).toList();
  }

  /** Looks at each table once and publishes all that is there; for use instead of {@link #run}. */
  public List<TableStatus> runOnce() {
    tables.forEach(TableKeeper::look);
    return status();
  }

  /** Keeps the tables until {@link #close} is called. */
  public void run() {
    running = true;
    ExecutorService threads = Executors.newCachedThreadPool(daemons("keeper"));
    tables.forEach(table -> threads.execute(() -> keep(table)));
    try {
      stop.await();
      finish(threads);
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    } finally {
      stopped.countDown();
    }
  }

  /** Stops after the commits that are under way; may be called from any thread, and twice. */
  @Override
  public void close() {
    stop.countDown();
    try {
      if (running && !stopped.await(2 * STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Stopping although tables are still busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    files.shutdown();
  }

  private void keep(TableKeeper table) {
    try {
      do {
        table.look();
      } while (!stop.await(table.pause().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void finish(ExecutorService threads) throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("Stopping tables that are still busy after {} s", STOP_SECONDS);
      threads.shutdownNow();
    }
  }

  private boolean isStopping() {
    return stop.getCount() == 0;
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
