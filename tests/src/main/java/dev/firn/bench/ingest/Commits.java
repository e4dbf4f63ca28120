package dev.firn.bench.ingest;

import dev.firn.bench.BenchException;
import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.Lake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * The commits by which a branch got its rows.
 *
 * @param all those with rows, the oldest first
 */
record Commits(List<Commit> all) {
  /** With fewer there is no whole interval between two of them that is not the last. */
  private static final int LEAST = 3;

  /**
   * One commit.
   *
   * @param millis when it was made
   * @param rows that it added
   */
  record Commit(long millis, long rows) {}

  Commits {
    all = List.copyOf(all);
  }

  static Commits of(Lake lake, String tableName, String branch) {
    try (LakeCatalog catalog = LakeCatalog.open(lake)) {
      Table table = catalog.load(tableName);
      Snapshot head = table.snapshot(branch);
      List<Commit> all = new ArrayList<>();
      if (head != null) {
        for (Snapshot snapshot : SnapshotUtil.ancestorsOf(head.snapshotId(), table::snapshot)) {
          long added = number(snapshot.summary(), SnapshotSummary.ADDED_RECORDS_PROP);
          if (added > 0) {
            all.addFirst(new Commit(snapshot.timestampMillis(), added));
          }
        }
      }
      return new Commits(all);
    } catch (IOException e) {
      throw new BenchException("Cannot close the catalog: " + e.getMessage(), e);
    }
  }

  /** Rows added by all. */
  long rows() {
    return all.stream().mapToLong(Commit::rows).sum();
  }

  /** When the last was made; there must be one. */
  long lastMillis() {
    return all.getLast().millis();
  }

  /**
   * How fast rows came while there were enough to read: from the first commit to the last but one.
   * Before the first the job starts, and the last one waits for its checkpoint.
   */
  double steadyRowsPerSecond() {
    if (all.size() < LEAST) {
      throw new BenchException(
          "Cannot tell how fast rows came by %d commits: send more, with --events"
              .formatted(all.size()));
    }
    List<Commit> whole = all.subList(1, all.size() - 1);
    long rows = whole.stream().mapToLong(Commit::rows).sum();
    return rows * 1e3 / (whole.getLast().millis() - all.getFirst().millis());
  }

  private static long number(Map<String, String> summary, String name) {
    return Long.parseLong(summary.getOrDefault(name, "0"));
  }
}
