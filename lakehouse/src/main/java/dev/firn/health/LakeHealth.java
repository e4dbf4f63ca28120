package dev.firn.health;

import dev.firn.catalog.LakeCatalog;
import dev.firn.health.TableHealth.State;
import dev.firn.keeper.Keeper;
import dev.firn.keeper.KeeperConfig;
import dev.firn.keeper.KeptTables;
import dev.firn.keeper.TableReport;
import dev.firn.keeper.UpkeepConfig;
import dev.firn.lake.Lake;
import dev.firn.lake.Lanes;
import dev.firn.lease.Lease;
import dev.firn.publish.lane.Halt;
import dev.firn.publish.lane.LaneLook;
import dev.firn.upkeep.UpkeepTask;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the health of every table from its metadata, with the keeper's own planners. Reads no data,
 * lists no files, changes nothing.
 */
public final class LakeHealth {

  private LakeHealth() {}

  /** Looks at each declared table once, in the order of the declaration. */
  public static List<TableHealth> of(Lake lake, LakeCatalog catalog) throws InterruptedException {
    UpkeepConfig tasks =
        UpkeepConfig.DEFAULT.withTasks(EnumSet.complementOf(EnumSet.of(UpkeepTask.ORPHANS)));
    try (var keeper =
        new Keeper(
            catalog.catalog(), KeptTables.of(lake), KeeperConfig.DEFAULT.withUpkeep(tasks))) {
      return keeper.plan().stream().map(report -> of(report, catalog)).toList();
    }
  }

  private static TableHealth of(TableReport report, LakeCatalog catalog) {
    String name = report.status().table().name();
    try {
      return of(name, catalog.load(name), report);
    } catch (NoSuchTableException absent) {
      return TableHealth.missing(name);
    }
  }

  private static TableHealth of(String name, Table table, TableReport report) {
    @Nullable Snapshot main = table.currentSnapshot();
    LaneLook look = LaneLook.at(table);
    TableHealth.Files files = files(main == null ? Map.of() : main.summary());
    return new TableHealth(
        name,
        state(table, look, files),
        look.halt().map(Halt::toString).orElse(""),
        Optional.ofNullable(main).map(Snapshot::timestampMillis).map(Instant::ofEpochMilli),
        look.newest(),
        look.oldestUnpublished(),
        look.snapshots(),
        look.rows(),
        files,
        metadata(((HasTableOperations) table).operations()),
        Lease.from(table.properties()).map(Lease::holder),
        report.tasks());
  }

  private static State state(Table table, LaneLook look, TableHealth.Files files) {
    if (table.currentSnapshot() == null || table.snapshot(Lanes.INGEST) == null) {
      return State.NO_LANE;
    }
    if (files.equalityDeletes() > 0) {
      return State.UNCLEAN;
    }
    return look.halt().isPresent() ? State.HALTED : State.OK;
  }

  private static TableHealth.Files files(Map<String, String> summary) {
    return new TableHealth.Files(
        number(summary, SnapshotSummary.TOTAL_RECORDS_PROP),
        number(summary, SnapshotSummary.TOTAL_POS_DELETES_PROP),
        number(summary, SnapshotSummary.TOTAL_EQ_DELETES_PROP),
        number(summary, SnapshotSummary.TOTAL_DATA_FILES_PROP),
        number(summary, SnapshotSummary.TOTAL_FILE_SIZE_PROP),
        number(summary, SnapshotSummary.TOTAL_DELETE_FILES_PROP));
  }

  private static TableHealth.Metadata metadata(TableOperations operations) {
    TableMetadata current = operations.current();
    @Nullable String location = current.metadataFileLocation();
    long bytes = location == null ? 0 : operations.io().newInputFile(location).getLength();
    return new TableHealth.Metadata(current.snapshots().size(), bytes);
  }

  private static long number(Map<String, String> summary, String key) {
    return Long.parseLong(summary.getOrDefault(key, "0"));
  }
}
