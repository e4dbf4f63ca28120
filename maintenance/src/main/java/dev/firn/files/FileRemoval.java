package dev.firn.files;

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
 * Deletes files in batches, where the storage can, several batches at once. A file that is not
 * there counts as deleted, so that a deletion may be repeated; what a busy storage refuses is tried
 * again, slower.
 */
public final class FileRemoval {
  private static final Logger LOG = LoggerFactory.getLogger(FileRemoval.class);

  /** Files that one call deletes; what S3 takes at once. */
  public static final int BATCH = 1000;

  private static final int AT_ONCE = 4;
  private static final int ATTEMPTS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final ExecutorService files;
  private final RemovalProgress progress;
  private final Duration firstPause;

  /**
   * A way to delete.
   *
   * @param files where files are deleted
   */
  public FileRemoval(ExecutorService files, RemovalProgress progress) {
    this(files, progress, FIRST_PAUSE);
  }

  /**
   * A way to delete.
   *
   * @param files where files are deleted
   * @param firstPause before the second attempt; doubled with each further one
   */
  public FileRemoval(ExecutorService files, RemovalProgress progress, Duration firstPause) {
    this.files = files;
    this.progress = progress;
    this.firstPause = firstPause;
  }

  /** Deletes them, and returns those that could not be. */
  public List<String> delete(FileIO io, List<String> locations) {
    List<String> failed = new ArrayList<>();
    for (int from = 0; from < locations.size(); from += BATCH * AT_ONCE) {
      int to = Math.min(from + BATCH * AT_ONCE, locations.size());
      failed.addAll(deleteBatches(io, locations.subList(from, to)));
      progress.removed(to, locations.size());
    }
    return failed;
  }

  private List<String> deleteBatches(FileIO io, List<String> locations) {
    List<Callable<List<String>>> batches = new ArrayList<>();
    for (int from = 0; from < locations.size(); from += BATCH) {
      List<String> batch = locations.subList(from, Math.min(from + BATCH, locations.size()));
      batches.add(() -> deleteBatch(io, batch));
    }
    return FileTasks.all(files, batches).stream().flatMap(List::stream).toList();
  }

  private List<String> deleteBatch(FileIO io, List<String> batch) {
    List<String> left = deleteOnce(io, batch);
    for (int attempt = 1; !left.isEmpty() && attempt < ATTEMPTS; attempt++) {
      LOG.debug("Cannot delete {} of {} files at once: {}", left.size(), batch.size(), left);
      LockSupport.parkNanos(firstPause.toNanos() << (attempt - 1));
      left = deleteOnce(io, left);
    }
    return left;
  }

  private static List<String> deleteOnce(FileIO io, List<String> batch) {
    return io instanceof SupportsBulkOperations bulk
        ? deleteAtOnce(bulk, batch)
        : batch.stream().filter(location -> !delete(io, location)).toList();
  }

  private static List<String> deleteAtOnce(SupportsBulkOperations io, List<String> batch) {
    try {
      io.deleteFiles(batch);
      return List.of();
    } catch (BulkDeletionFailureException e) {
      LOG.warn(
          "Cannot delete {} of {} files: {}", e.numberFailedObjects(), batch.size(), e.toString());
      return e.numberFailedObjects() < batch.size() ? left(io, batch) : batch;
    } catch (RuntimeException e) {
      rethrowIfInterrupted(e);
      LOG.warn("Cannot delete {} files: {}", batch.size(), e.toString());
      return batch;
    }
  }

  /** Those that may still be there: the failure of a bulk operation tells only their number. */
  private static List<String> left(FileIO io, List<String> batch) {
    return batch.stream().filter(location -> mayExist(io, location)).toList();
  }

  private static boolean mayExist(FileIO io, String location) {
    try {
      return io.newInputFile(location).exists();
    } catch (RuntimeException e) {
      rethrowIfInterrupted(e);
      LOG.debug("Cannot look whether {} is there", location, e);
      return true;
    }
  }

  private static boolean delete(FileIO io, String location) {
    try {
      io.deleteFile(location);
      return true;
    } catch (NotFoundException e) {
      return true;
    } catch (RuntimeException e) {
      rethrowIfInterrupted(e);
      LOG.warn("Cannot delete {}: {}", location, e.toString());
      return false;
    }
  }

  private static void rethrowIfInterrupted(RuntimeException failure) {
    if (Thread.currentThread().isInterrupted()) {
      throw failure;
    }
  }
}
