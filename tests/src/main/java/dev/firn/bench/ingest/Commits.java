package dev.firn.bench.ingest;

import dev.firn.bench.BenchException;
import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.Lake;
import java.io.IOException;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * What a branch got by commits.
 *
 * @param rows added by all of them
 * @param firstMillis when the first with rows was made; 0 without any
 * @param lastMillis when the last with rows was made; 0 without any
 * @param count how many had rows
 */
record Commits(long rows, long firstMillis, long lastMillis, int count) {

  static Commits of(Lake lake, String tableName, String branch) {
    try (LakeCatalog catalog = LakeCatalog.open(lake)) {
      Table table = catalog.load(tableName);
      Snapshot head = table.snapshot(branch);
      Commits all = new Commits(0, 0, 0, 0);
      if (head != null) {
        for (Snapshot snapshot : SnapshotUtil.ancestorsOf(head.snapshotId(), table::snapshot)) {
          all = all.and(snapshot);
        }
      }
      return all;
    } catch (IOException e) {
      throw new BenchException("Cannot close the catalog: " + e.getMessage(), e);
    }
  }

  /** With one more that is older. */
  private Commits and(Snapshot older) {
    long added = number(older.summary(), SnapshotSummary.ADDED_RECORDS_PROP);
    return added == 0
        ? this
        : new Commits(
            rows + added,
            older.timestampMillis(),
            Math.max(lastMillis, older.timestampMillis()),
            count + 1);
  }

  private static long number(Map<String, String> summary, String name) {
    return Long.parseLong(summary.getOrDefault(name, "0"));
  }
}
