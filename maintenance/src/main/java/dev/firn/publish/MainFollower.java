package dev.firn.publish;

import dev.firn.index.IndexFollower;
import dev.firn.index.MainIndex;
import dev.firn.lake.CorrectionNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an index to main where others have committed, and logs how long that took: publications
 * wait for it.
 */
final class MainFollower {
  private static final Logger LOG = LoggerFactory.getLogger(MainFollower.class);
  private static final long NOTABLE_MILLIS = 500;

  private final IndexFollower follower;

  MainFollower(IndexFollower follower) {
    this.follower = follower;
  }

  void follow(Table table, long head, MainIndex index) {
    Optional<Long> before = index.snapshotId();
    long start = System.nanoTime();
    follower.follow(table, head, index);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    if (before.isEmpty()) {
      LOG.info(
          "{}: indexed main at {} in {} ms: {} rows of {} data files",
          table.name(),
          head,
          millis,
          index.size().rows(),
          index.size().dataFiles());
    } else if (before.get() != head) {
      log(table, before.get(), head, millis);
    }
  }

  private static void log(Table table, long before, long head, long millis) {
    List<String> corrections = corrections(table, before, head);
    if (!corrections.isEmpty()) {
      LOG.info(
          "{}: the index followed main to {}, with corrections {}, in {} ms",
          table.name(),
          head,
          corrections,
          millis);
    } else if (millis >= NOTABLE_MILLIS) {
      LOG.info("{}: the index followed main to {} in {} ms", table.name(), head, millis);
    }
  }

  /** Those that came since, the newest first. */
  private static List<String> corrections(Table table, long before, long head) {
    List<String> corrections = new ArrayList<>();
    @Nullable Snapshot at = table.snapshot(head);
    while (at != null && at.snapshotId() != before) {
      String name = at.summary().get(CorrectionNames.NAME);
      if (name != null) {
        corrections.add(name);
      }
      at = at.parentId() == null ? null : table.snapshot(at.parentId());
    }
    return at == null ? List.of() : corrections;
  }
}
