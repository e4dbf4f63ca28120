package dev.firn.local.glue.store;

import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Data Catalog on disk. Each call is one transaction, one at a time, so that whoever reads sees
 * whole changes only, and a change that was answered survives a kill and a power cut.
 *
 * <p>When the disk refuses a write, the change is abandoned with everything that was not yet
 * durable, and the file is opened anew by the next call: the store serves again as soon as the disk
 * does. Thread-safe.
 */
public final class CatalogStore implements AutoCloseable {
  /** Characters that one definition may have; a column of the embedded database holds no more. */
  public static final int MAX_DEFINITION_CHARS = 1_000_000;

  private final ReentrantLock turn = new ReentrantLock(true);
  private final Path directory;
  private final String fileSystem;
  private final DirectoryLock lock;
  private @Nullable EmbeddedDatabase database;
  private boolean closed;

  private CatalogStore(Path directory, String fileSystem, DirectoryLock lock) {
    this.directory = directory;
    this.fileSystem = fileSystem;
    this.lock = lock;
  }

  /**
   * Opens the catalog in a directory, which is created when it is missing.
   *
   * @throws StoreException when another process has it open, or it cannot be read
   */
  public static CatalogStore open(Path directory) {
    return open(directory, "file");
  }

  static CatalogStore open(Path directory, String fileSystem) {
    DirectoryLock lock = DirectoryLock.acquire(directory);
    CatalogStore store = new CatalogStore(directory, fileSystem, lock);
    try {
      store.read(catalog -> catalog.databases().count());
      return store;
    } catch (StoreException e) {
      lock.close();
      throw e;
    }
  }

  /** Answers a question; nothing that {@code question} changes is kept. */
  public <T> T read(Function<CatalogTransaction, T> question) {
    return transact(question, EmbeddedDatabase::rollback);
  }

  /**
   * Makes a change: all of it, durably, or nothing when {@code change} throws.
   *
   * @throws StoreException when the disk refuses; whether the change was kept is then unknown
   */
  public <T> T change(Function<CatalogTransaction, T> change) {
    return transact(change, EmbeddedDatabase::commit);
  }

  private <T> T transact(Function<CatalogTransaction, T> work, Ending ending) {
    turn.lock();
    try {
      EmbeddedDatabase current = database();
      try {
        T result = work.apply(CatalogTransaction.on(current.sql()));
        ending.end(current);
        return result;
      } catch (StoreException e) {
        current.abandon();
        database = null;
        throw e;
      } catch (RuntimeException e) {
        current.rollback();
        throw e;
      }
    } finally {
      turn.unlock();
    }
  }

  private EmbeddedDatabase database() {
    if (closed) {
      throw new StoreException("Cannot use %s: it is closed".formatted(directory));
    }
    EmbeddedDatabase current = database;
    if (current == null) {
      current = EmbeddedDatabase.open(directory, fileSystem);
      database = current;
    }
    return current;
  }

  /** Waits for the transaction that runs, then closes the file. Idempotent. */
  @Override
  public void close() {
    turn.lock();
    try (lock) {
      closed = true;
      if (database != null) {
        database.close();
        database = null;
      }
    } finally {
      turn.unlock();
    }
  }

  /** How a transaction that went well ends. */
  @FunctionalInterface
  private interface Ending {
    void end(EmbeddedDatabase database);
  }
}
