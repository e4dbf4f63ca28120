package dev.firn.reprocess;

import dev.firn.lake.CorrectionNames;
import java.util.Objects;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/** What the table says of a correction that main holds. */
record PublicationFound(Table table, String name) {

  /**
   * How it came to main.
   *
   * @param run the one that asks
   */
  PublishResult result(String run, int attempts, long planMillis, long attemptMillis) {
    SnapshotRef tag = Objects.requireNonNull(table.refs().get(CorrectionNames.post(name)));
    Snapshot post = table.snapshot(tag.snapshotId());
    return new PublishResult(
        post.snapshotId(),
        !run.equals(post.summary().get(CorrectionNames.RUN)),
        CorrectionCounts.of(post),
        attempts,
        planMillis,
        attemptMillis);
  }
}
