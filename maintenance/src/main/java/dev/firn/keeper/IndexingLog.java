package dev.firn.keeper;

import dev.firn.index.FollowProgress;
import org.apache.iceberg.catalog.TableIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how far reading main has come, ten times at most. */
final class IndexingLog implements FollowProgress {
  private static final Logger LOG = LoggerFactory.getLogger(IndexingLog.class);

  private final TableIdentifier table;

  IndexingLog(TableIdentifier table) {
    this.table = table;
  }

  @Override
  public void files(int files, int allFiles) {
    if (files * 10L / allFiles != (files - 1) * 10L / allFiles) {
      LOG.info("{}: read {} of {} files of main", table, files, allFiles);
    }
  }
}
