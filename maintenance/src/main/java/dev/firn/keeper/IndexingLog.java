package dev.firn.keeper;

import dev.firn.index.FollowProgress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.iceberg.catalog.TableIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs how far reading main has come, every few seconds while it lasts: what somebody else commits
 * now and then is read at once, and says nothing here.
 */
final class IndexingLog implements FollowProgress {
  private static final Logger LOG = LoggerFactory.getLogger(IndexingLog.class);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final TableIdentifier table;
  private final LongSupplier nanos;
  private long due;

  IndexingLog(TableIdentifier table) {
    this(table, System::nanoTime);
  }

  IndexingLog(TableIdentifier table, LongSupplier nanos) {
    this.table = table;
    this.nanos = nanos;
  }

  @Override
  public void files(int files, int allFiles) {
    if (isDue(files)) {
      LOG.info("{}: read {} of {} files of main", table, files, allFiles);
    }
  }

  /** The first file begins anew. */
  boolean isDue(int files) {
    long now = nanos.getAsLong();
    boolean isDue = files > 1 && now - due >= 0;
    if (isDue || files == 1) {
      due = now + PAUSE_NANOS;
    }
    return isDue;
  }
}
