package dev.firn.publish.lane;

import dev.firn.files.Specs;
import dev.firn.index.key.KeyColumns;
import java.util.HashSet;
import java.util.Set;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.util.ContentFileUtil;
import org.jspecify.annotations.Nullable;

/**
 * Refuses lane snapshots that are not what the sink writes: a publication understands added rows
 * and the deletes that belong to them, and nothing else.
 */
public final class LaneSnapshotCheck {
  private final Table table;
  private final @Nullable KeyColumns columns;

  /**
   * A check of that table's lane.
   *
   * @param columns null for a table without a key
   */
  public LaneSnapshotCheck(Table table, @Nullable KeyColumns columns) {
    this.table = table;
    this.columns = columns;
  }

  /**
   * Looks at one snapshot.
   *
   * @throws HaltException if it is not fit to be published
   */
  public void check(LaneSnapshot lane) {
    requireAddsOnly(lane);
    lane.dataFiles().forEach(file -> requireKnownSpec(lane, file));
    lane.positionDeletes().forEach(file -> requireKnownSpec(lane, file));
    lane.equalityDeletes().forEach(file -> requireKey(lane, file));
    if (columns == null && !lane.positionDeletes().isEmpty()) {
      throw unfit(lane, "it deletes rows, but the table is declared as append only");
    }
    boolean hasVector = lane.positionDeletes().stream().anyMatch(ContentFileUtil::isDV);
    if (hasVector && TableUtil.formatVersion(table) >= 3) {
      throw unfit(
          lane,
          "it has a deletion vector: a key was written twice in one checkpoint, which the sink cannot survive on format version 3");
    }
  }

  private void requireAddsOnly(LaneSnapshot lane) {
    String operation = lane.snapshot().operation();
    if (DataOperations.REPLACE.equals(operation)) {
      throw unfit(lane, "it rewrites files (operation '" + operation + "')");
    }
    if (lane.removesFiles()) {
      throw unfit(lane, "it removes files");
    }
  }

  private void requireKnownSpec(LaneSnapshot lane, ContentFile<?> file) {
    if (!table.specs().containsKey(file.specId())) {
      throw unfit(
          lane,
          "partition spec " + file.specId() + " of " + file.location() + " is not in the table");
    }
  }

  private void requireKey(LaneSnapshot lane, DeleteFile file) {
    if (columns == null) {
      throw unfit(lane, "it holds equality deletes, but the table is declared as append only");
    }
    requireKnownSpec(lane, file);
    Set<Integer> ids = new HashSet<>(file.equalityFieldIds());
    Set<Integer> beyondKey = new HashSet<>(ids);
    beyondKey.removeAll(columns.ids());
    if (!ids.containsAll(columns.ids()) || !partitionSources(file).containsAll(beyondKey)) {
      throw unfit(lane, "its equality fields " + ids + " are not the key fields " + columns.ids());
    }
  }

  private Set<Integer> partitionSources(DeleteFile file) {
    Set<Integer> sources = new HashSet<>();
    for (PartitionField field : Specs.of(table, file).fields()) {
      sources.add(field.sourceId());
    }
    return sources;
  }

  private HaltException unfit(LaneSnapshot lane, String what) {
    return new HaltException(
        Halt.Cause.UNFIT_SNAPSHOT,
        "Cannot publish lane snapshot " + lane.snapshotId() + " of " + table.name() + ": " + what,
        "find out who wrote it; only the stream may write to the lane");
  }
}
