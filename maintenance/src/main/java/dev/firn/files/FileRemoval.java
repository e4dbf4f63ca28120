package dev.firn.files;

import dev.firn.index.FileTasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.BulkDeletionFailureException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.SupportsBulkOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes files in batches, where the storage can. A file that is not there counts as deleted, so
 * that a deletion may be repeated; a batch that a busy storage refuses is tried again, slower.
 */
public final class FileRemoval {
  private static final Logger LOG = LoggerFactory.getLogger(FileRemoval.class);

  /** Files that one call deletes; what S3 takes at once. */
  public static final int BATCH = 1000;

  private static final int ATTEMPTS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final ExecutorService files;
  private final RemovalProgress progress;
  private final Duration firstPause;

  /**
   * A way to delete.
   *
   * @param files where files are deleted, if the storage has no bulk operation
   */
  public FileRemoval(ExecutorService files, RemovalProgress progress) {
    this(files, progress, FIRST_PAUSE);
  }

  /**
   * A way to delete.
   *
   * @param files where files are deleted, if the storage has no bulk operation
   * @param firstPause before the second attempt; doubled with each further one
   */
  public FileRemoval(ExecutorService files, RemovalProgress progress, Duration firstPause) {
    this.files = files;
    this.progress = progress;
    this.firstPause = firstPause;
  }

  /** Deletes them, and returns how many could not be. */
  public long delete(FileIO io, List<String> locations) {
    long failed = 0;
    for (int from = 0; from < locations.size(); from += BATCH) {
      int to = Math.min(from + BATCH, locations.size());
      failed += deleteBatch(io, locations.subList(from, to));
      progress.removed(to, locations.size());
    }
    return failed;
  }

  private long deleteBatch(FileIO io, List<String> batch) {
    long failed = 0;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      failed = deleteOnce(io, batch);
      if (failed == 0) {
        return 0;
      }
      LockSupport.parkNanos(firstPause.toNanos() << attempt);
    }
    return failed;
  }

  private long deleteOnce(FileIO io, List<String> batch) {
    try {
      return io instanceof SupportsBulkOperations bulk
          ? deleteAtOnce(bulk, batch)
          : deleteEach(io, batch);
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      LOG.warn("Cannot delete {} files: {}", batch.size(), e.toString());
      return batch.size();
    }
  }

  private static long deleteAtOnce(SupportsBulkOperations io, List<String> batch) {
    try {
      io.deleteFiles(batch);
      return 0;
    } catch (BulkDeletionFailureException e) {
      LOG.warn(
          "Cannot delete {} of {} files: {}", e.numberFailedObjects(), batch.size(), e.toString());
      return e.numberFailedObjects();
    }
  }

  private long deleteEach(FileIO io, List<String> batch) {
    List<Callable<Boolean>> deletes = new ArrayList<>();
    batch.forEach(location -> deletes.add(() -> delete(io, location)));
    return FileTasks.all(files, deletes).stream().filter(deleted -> !deleted).count();
  }

  private static boolean delete(FileIO io, String location) {
    try {
      io.deleteFile(location);
      return true;
    } catch (NotFoundException e) {
      return true;
    } catch (RuntimeException e) {
      LOG.warn("Cannot delete {}: {}", location, e.toString());
      return false;
    }
  }
}
