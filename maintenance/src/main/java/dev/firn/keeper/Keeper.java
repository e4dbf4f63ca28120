package dev.firn.keeper;

import dev.firn.lease.KeeperId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  private final KeeperResources resources;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean running;

  /**
   * A keeper that does nothing yet.
   *
   * @param catalog must not cache tables; it is not closed by the keeper
   */
  public Keeper(Catalog catalog, List<KeptTable> tables, KeeperConfig config) {
    this(catalog, tables, config, KeeperId.ofProcess());
  }

  /**
   * A keeper that does nothing yet.
   *
   * @param catalog must not cache tables; it is not closed by the keeper
   * @param id who it is; not closed by the keeper
   */
  public Keeper(Catalog catalog, List<KeptTable> tables, KeeperConfig config, KeeperId id) {
    this.resources = KeeperResources.start(config.fileThreads(), id.folder().orElse(null));
    this.tables =
        tables.stream()
            .map(table ->
                new TableKeeper(catalog, table, config, resources, id.id(), this::isStopping))
            .toList();
  }

  /** What is known of each table; may be called from any thread. */
  public List<TableStatus> status() {
    return tables.stream().map(TableKeeper::status).toList();
  }

  /** Does every task of each table once, and gives the leases back; instead of {@link #run}. */
  public List<TableReport> runOnce() throws InterruptedException {
    List<TableReport> reports = new ArrayList<>();
    for (TableKeeper table : tables) {
      reports.add(table.run());
    }
    return reports;
  }

  /** Says what {@link #runOnce} would do, and changes nothing. */
  public List<TableReport> plan() throws InterruptedException {
    List<TableReport> reports = new ArrayList<>();
    for (TableKeeper table : tables) {
      reports.add(table.plan());
    }
    return reports;
  }

  /** Keeps the tables until {@link #close} is called. */
  public void run() {
    running = true;
    ExecutorService keepers = Executors.newCachedThreadPool(KeeperResources.daemons("keeper"));
    tables.forEach(table -> keepers.execute(() -> keep(table)));
    try {
      stop.await();
      finish(keepers);
    } catch (InterruptedException e) {
      keepers.shutdownNow();
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
    if (!running) {
      tables.forEach(TableKeeper::close);
    }
    resources.stop();
  }

  private void keep(TableKeeper table) {
    try {
      do {
        table.look();
      } while (!stop.await(table.pause().toMillis(), TimeUnit.MILLISECONDS));
      table.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void finish(ExecutorService keepers) throws InterruptedException {
    keepers.shutdown();
    if (!keepers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("Stopping tables that are still busy after {} s", STOP_SECONDS);
      keepers.shutdownNow();
    }
  }

  private boolean isStopping() {
    return stop.getCount() == 0;
  }
}
