package dev.firn.reprocess.merge;

import dev.firn.files.FileTasks;
import dev.firn.index.DeleteIds;
import dev.firn.index.LiveFile;
import dev.firn.index.PositionDeletes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * The data files of one snapshot with their dead positions: tells which rows came and went between
 * two snapshots without reading a row. Immutable.
 */
final class SnapshotFiles {
  private static final int WINDOW = 8;

  private final long snapshotId;
  private final Map<Integer, LiveFile> files;

  private SnapshotFiles(long snapshotId, Map<Integer, LiveFile> files) {
    this.snapshotId = snapshotId;
    this.files = files;
  }

  /**
   * Reads a snapshot's manifests, and the deletes that the similar one did not have.
   *
   * @param similar null if there is none
   * @throws IllegalStateException if an equality delete applies to a file
   */
  static SnapshotFiles read(
      Table table,
      long snapshotId,
      FileNumbers numbers,
      @Nullable SnapshotFiles similar,
      ExecutorService readers) {
    Map<Integer, LiveFile> files = new HashMap<>();
    List<Callable<LiveFile>> changed = new ArrayList<>();
    PositionDeletes positions = new PositionDeletes(table);
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshotId).planFiles()) {
      for (FileScanTask task : tasks) {
        requirePositions(table, task);
        int number = numbers.of(task.file());
        LiveFile known = similar == null ? null : similar.files.get(number);
        if (known != null && isSame(known, task)) {
          files.put(number, known);
        } else {
          changed.add(() -> live(number, task, known, positions));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot plan " + table.name(), e);
    }
    FileTasks.each(readers, WINDOW, changed, file -> files.put(file.ordinal(), file));
    return new SnapshotFiles(snapshotId, files);
  }

  long snapshotId() {
    return snapshotId;
  }

  Iterable<LiveFile> all() {
    return files.values();
  }

  Optional<LiveFile> file(int number) {
    return Optional.ofNullable(files.get(number));
  }

  /** The rows that lived there and do not live here. */
  PlaceSet goneSince(SnapshotFiles other) {
    PlaceSet gone = new PlaceSet();
    for (LiveFile before : other.files.values()) {
      LiveFile now = files.get(before.ordinal());
      if (now == null) {
        gone.put(
            before.ordinal(), RoaringBitmap.flip(before.dead(), 0, before.file().recordCount()));
      } else {
        gone.put(before.ordinal(), RoaringBitmap.andNot(now.dead(), before.dead()));
      }
    }
    return gone;
  }

  /** The rows that live here and not there. */
  List<FileRows> liveBeyond(SnapshotFiles other) {
    List<FileRows> rows = new ArrayList<>();
    for (LiveFile file : files.values()) {
      LiveFile before = other.files.get(file.ordinal());
      if (before == null) {
        rows.add(new FileRows(file.ordinal(), file.file(), file.dead()));
      } else {
        RoaringBitmap fresh = RoaringBitmap.andNot(before.dead(), file.dead());
        if (!fresh.isEmpty()) {
          rows.add(FileRows.only(file.ordinal(), file.file(), fresh));
        }
      }
    }
    rows.removeIf(FileRows::isEmpty);
    return rows;
  }

  private static void requirePositions(Table table, FileScanTask task) {
    for (DeleteFile delete : task.deletes()) {
      if (delete.content() == FileContent.EQUALITY_DELETES) {
        throw new IllegalStateException(
            "Cannot compare rows of "
                + table.name()
                + ": equality delete "
                + delete.location()
                + " applies to "
                + task.file().location()
                + "; run 'firn repair' with --equality-deletes first");
      }
    }
  }

  private static boolean isSame(LiveFile known, FileScanTask task) {
    return DeleteIds.of(known.deletes()).equals(DeleteIds.of(task.deletes()));
  }

  private static LiveFile live(
      int number, FileScanTask task, @Nullable LiveFile known, PositionDeletes positions) {
    RoaringBitmap dead =
        known == null
            ? positions.of(task.file(), task.deletes())
            : positions.of(known, task.deletes());
    return new LiveFile(number, task.file().copyWithoutStats(), task.deletes(), dead);
  }
}
