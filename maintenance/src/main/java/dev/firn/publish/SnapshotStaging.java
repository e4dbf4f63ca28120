package dev.firn.publish;

import dev.firn.files.FileTasks;
import dev.firn.index.Arrivals;
import dev.firn.index.MainIndex;
import dev.firn.index.PositionDeletes;
import dev.firn.index.StagedFile;
import dev.firn.index.StagedIndex;
import dev.firn.index.key.FileKeys;
import dev.firn.index.key.KeyColumns;
import dev.firn.index.key.KeyReader;
import dev.firn.publish.lane.Halt;
import dev.firn.publish.lane.HaltException;
import dev.firn.publish.lane.LaneSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.LongPredicate;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.Table;
import org.roaringbitmap.RoaringBitmap;

/**
 * Applies lane snapshots to a staged index, oldest first: equality deletes become dead positions of
 * older rows, and rows that live come in as the only ones of their keys.
 */
final class SnapshotStaging {
  private final Table table;
  private final StagedIndex staged;
  private final ExecutorService files;
  private final PositionDeletes positions;
  private StagingCounts counts = StagingCounts.ZERO;

  /**
   * A stage.
   *
   * @param files where files are read
   */
  SnapshotStaging(Table table, StagedIndex staged, ExecutorService files) {
    this.table = table;
    this.files = files;
    this.staged = staged;
    this.positions = new PositionDeletes(table);
  }

  StagingCounts counts() {
    return counts;
  }

  /** Applies one snapshot of a table without a key. */
  void append(LaneSnapshot lane) {
    addFiles(lane);
  }

  /** Applies one snapshot of a table with that key. */
  void upsert(LaneSnapshot lane, MainIndex index, KeyColumns columns) {
    KeyReader reader = index.reader(table);
    Arrivals arrivals = new Arrivals(staged, columns.version() != null);
    List<StagedFile> added = addFiles(lane);
    List<Callable<FileKeys>> reads = new ArrayList<>();
    added.forEach(file -> reads.add(() -> reader.live(file.file(), file.laneDead()).grouped()));
    List<DeleteFile> deletes = deletesToRead(lane, added);
    deletes.forEach(file -> reads.add(() -> reader.deleted(file)));
    List<FileKeys> keys = FileTasks.all(files, reads);
    arrivals.reserve(keys.subList(0, added.size()).stream().mapToLong(FileKeys::size).sum());
    for (int i = 0; i < added.size(); i++) {
      arrivals.add(added.get(i), keys.get(i));
    }
    DeleteScope scope = new DeleteScope(staged, columns, table);
    for (int i = 0; i < deletes.size(); i++) {
      DeleteFile file = deletes.get(i);
      delete(keys.get(added.size() + i), scope.of(file), arrivals);
    }
    counts = counts.plus(0, arrivals.replaced(), arrivals.deadOnArrival());
  }

  /**
   * A sink of upserts deletes the key of each row that lives in the end at least once. With no more
   * deletes than such rows, no other key is deleted, and the rows tell all keys.
   */
  private static List<DeleteFile> deletesToRead(LaneSnapshot lane, List<StagedFile> added) {
    long deletes = lane.equalityDeletes().stream().mapToLong(DeleteFile::recordCount).sum();
    long live =
        added.stream()
            .mapToLong(file -> file.file().recordCount() - file.laneDead().getLongCardinality())
            .sum();
    return lane.isOfUpserts() && deletes == live ? List.of() : lane.equalityDeletes();
  }

  /** A deleted key without a row of this snapshot: what was before goes, whatever its version. */
  private void delete(FileKeys keys, LongPredicate scope, Arrivals arrivals) {
    long deleted = 0;
    for (int i = 0; i < keys.size(); i++) {
      if (!arrivals.contains(keys.high(i), keys.low(i))) {
        deleted += staged.remove(keys.high(i), keys.low(i), scope);
      }
    }
    counts = counts.plus(0, deleted, 0);
  }

  private List<StagedFile> addFiles(LaneSnapshot lane) {
    Map<String, RoaringBitmap> dead = new HashMap<>();
    Map<String, List<DeleteFile>> deletes = new HashMap<>();
    List<Callable<Map<String, RoaringBitmap>>> reads = new ArrayList<>();
    lane.positionDeletes().forEach(file -> reads.add(() -> positions.read(file)));
    List<Map<String, RoaringBitmap>> read = FileTasks.all(files, reads);
    for (int i = 0; i < read.size(); i++) {
      addDeletes(lane.positionDeletes().get(i), read.get(i), dead, deletes);
    }
    List<StagedFile> added = new ArrayList<>();
    for (DataFile file : lane.dataFiles()) {
      RoaringBitmap laneDead = dead.remove(file.location());
      added.add(
          staged.add(
              file,
              deletes.getOrDefault(file.location(), List.of()),
              laneDead == null ? new RoaringBitmap() : laneDead));
      counts =
          counts.plus(file.recordCount(), 0, laneDead == null ? 0 : laneDead.getLongCardinality());
    }
    requireOwn(lane, dead);
    return added;
  }

  private static void addDeletes(
      DeleteFile file,
      Map<String, RoaringBitmap> read,
      Map<String, RoaringBitmap> dead,
      Map<String, List<DeleteFile>> deletes) {
    read.forEach((location, bitmap) -> {
      dead.merge(location, bitmap, (one, other) -> RoaringBitmap.or(one, other));
      deletes.computeIfAbsent(location, key -> new ArrayList<>()).add(file);
    });
  }

  private void requireOwn(LaneSnapshot lane, Map<String, RoaringBitmap> others) {
    if (!others.isEmpty()) {
      throw new HaltException(
          Halt.Cause.UNFIT_SNAPSHOT,
          "Cannot publish lane snapshot "
              + lane.snapshotId()
              + " of "
              + table.name()
              + ": it deletes positions of files that it did not add, such as "
              + others.keySet().iterator().next(),
          "find out who wrote it; only the stream may write to the lane");
    }
  }
}
