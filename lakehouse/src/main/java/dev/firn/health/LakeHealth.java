package dev.firn.health;

import dev.firn.catalog.LakeCatalog;
import dev.firn.health.TableHealth.State;
import dev.firn.lake.Lake;
import dev.firn.lake.LaneProperties;
import dev.firn.lake.Lanes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/** Reads the health of every table from its metadata; reads no data. */
public final class LakeHealth {

  private LakeHealth() {}

  /** Looks at each declared table once, in the order of the declaration. */
  public static List<TableHealth> of(Lake lake, LakeCatalog catalog) {
    return lake.tables().stream().map(table -> of(table.name(), catalog)).toList();
  }

  private static TableHealth of(String name, LakeCatalog catalog) {
    try {
      return of(name, catalog.load(name));
    } catch (NoSuchTableException absent) {
      return TableHealth.missing(name);
    }
  }

  private static TableHealth of(String name, Table table) {
    @Nullable Snapshot main = table.currentSnapshot();
    @Nullable Snapshot lane = table.snapshot(Lanes.INGEST);
    Map<String, String> summary = main == null ? Map.of() : main.summary();
    long equalityDeletes = number(summary, SnapshotSummary.TOTAL_EQ_DELETES_PROP);
    return new TableHealth(
        name,
        state(main, lane, equalityDeletes),
        Optional.ofNullable(main).map(Snapshot::timestampMillis).map(Instant::ofEpochMilli),
        number(summary, SnapshotSummary.TOTAL_RECORDS_PROP),
        number(summary, SnapshotSummary.TOTAL_DATA_FILES_PROP),
        number(summary, SnapshotSummary.TOTAL_POS_DELETES_PROP),
        equalityDeletes,
        lane == null || main == null ? 0 : unpublished(table, main, lane));
  }

  private static State state(
      @Nullable Snapshot main, @Nullable Snapshot lane, long equalityDeletes) {
    if (main == null || lane == null) {
      return State.NO_LANE;
    }
    return equalityDeletes > 0 ? State.UNCLEAN : State.OK;
  }

  /** Lane snapshots since the fork or the last published one, whichever is later. */
  private static int unpublished(Table table, Snapshot main, Snapshot lane) {
    String through = main.summary().getOrDefault(LaneProperties.PUBLISHED_THROUGH, "");
    int count = 0;
    for (Snapshot snapshot : SnapshotUtil.ancestorsOf(lane.snapshotId(), table::snapshot)) {
      boolean known =
          Long.toString(snapshot.snapshotId()).equals(through)
              || SnapshotUtil.isAncestorOf(table, main.snapshotId(), snapshot.snapshotId());
      if (known) {
        break;
      }
      count++;
    }
    return count;
  }

  private static long number(Map<String, String> summary, String key) {
    return Long.parseLong(summary.getOrDefault(key, "0"));
  }
}
