package dev.firn.index;

import dev.firn.files.FileTasks;
import dev.firn.index.key.FileKeys;
import dev.firn.index.memory.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Brings a {@link MainIndex} to a snapshot of main, from whatever snapshot it describes, or from
 * nothing: compares the files of the snapshot with those of the index, and reads what is new. Needs
 * no history, so that expired snapshots, rollbacks and rewrites by others are all followed. Each
 * file is taken in whole or not at all: after a failure the next call goes on from there.
 */
public final class IndexFollower {
  private final ExecutorService readers;
  private final int window;
  private final FollowProgress progress;

  /**
   * A follower.
   *
   * @param readers where files are read
   * @param window how many files are read ahead
   */
  public IndexFollower(ExecutorService readers, int window, FollowProgress progress) {
    this.readers = readers;
    this.window = window;
    this.progress = progress;
  }

  /**
   * Makes the index describe that snapshot.
   *
   * @throws EqualityDeletesOnMainException if the snapshot holds an equality delete
   */
  public void follow(Table table, long snapshotId, MainIndex index) {
    if (index.snapshotId().filter(id -> id == snapshotId).isPresent()) {
      return;
    }
    List<FileScanTask> changed = new ArrayList<>();
    Set<String> present = new HashSet<>();
    compare(table, snapshotId, index, changed, present);
    index.describesNothing();
    removeMissing(index, present);
    if (index.isKeyed() && index.rows().size() == 0) {
      index.rows().reserve(changed.stream().mapToLong(task -> task.file().recordCount()).sum());
    }
    read(table, index, changed);
    purge(index);
    index.describes(snapshotId);
  }

  private static void compare(
      Table table,
      long snapshotId,
      MainIndex index,
      List<FileScanTask> changed,
      Set<String> present) {
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshotId).planFiles()) {
      for (FileScanTask task : tasks) {
        requirePositions(table, task);
        present.add(task.file().location());
        if (isChanged(index, task)) {
          changed.add(task);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot plan " + table.name(), e);
    }
  }

  private static void requirePositions(Table table, FileScanTask task) {
    for (DeleteFile delete : task.deletes()) {
      if (delete.content() == FileContent.EQUALITY_DELETES) {
        throw new EqualityDeletesOnMainException(table.name(), delete.location());
      }
    }
  }

  private static boolean isChanged(MainIndex index, FileScanTask task) {
    return index
        .files()
        .find(task.file().location())
        .map(known -> !DeleteIds.of(known.deletes()).equals(DeleteIds.of(task.deletes())))
        .orElse(true);
  }

  private static void removeMissing(MainIndex index, Set<String> present) {
    List<LiveFile> missing =
        index.files().all().stream().filter(file -> !present.contains(file.location())).toList();
    missing.forEach(index.files()::remove);
  }

  /** Files that lose rows come first: rows that are new then find the places of those before. */
  private void read(Table table, MainIndex index, List<FileScanTask> tasks) {
    int[] done = {0};
    List<Callable<FileContents>> reads = new ArrayList<>();
    for (boolean known : new boolean[] {true, false}) {
      tasks.stream()
          .filter(task -> known == index.files().find(task.file().location()).isPresent())
          .forEach(task -> reads.add(reading(table, index, task)));
    }
    FileTasks.each(
        readers,
        window,
        reads,
        contents -> {
          index.change(() -> take(index, contents));
          progress.files(++done[0], tasks.size());
        });
  }

  private static Callable<FileContents> reading(Table table, MainIndex index, FileScanTask task) {
    LiveFile known = index.files().find(task.file().location()).orElse(null);
    return () -> contents(table, index, task, known);
  }

  private static FileContents contents(
      Table table, MainIndex index, FileScanTask task, @Nullable LiveFile known) {
    PositionDeletes positions = new PositionDeletes(table);
    RoaringBitmap dead =
        known == null
            ? positions.of(task.file(), task.deletes())
            : positions.of(known, task.deletes());
    if (!index.isKeyed() || (known != null && dead.contains(known.dead()))) {
      return new FileContents(task, known, dead, new FileKeys(0));
    }
    // New here, or rows that were dead live again: their keys have to be read.
    return new FileContents(
        task, null, dead, index.reader(table).live(task.file(), dead).grouped());
  }

  private static void take(MainIndex index, FileContents contents) {
    FileTable files = index.files();
    FileScanTask task = contents.task();
    DataFile file = task.file().copyWithoutStats();
    LiveFile known = contents.known();
    if (known != null) {
      files.replace(new LiveFile(known.ordinal(), file, task.deletes(), contents.dead()));
      return;
    }
    files.find(file.location()).ifPresent(files::remove);
    LiveFile added = new LiveFile(files.nextOrdinal(), file, task.deletes(), contents.dead());
    files.add(added);
    FileKeys keys = contents.keys();
    for (int i = 0; i < keys.size(); i++) {
      long location = Location.of(added.ordinal(), keys.position(i));
      index.rows().add(keys.high(i), keys.low(i), location, keys.version(i), files::isLive);
    }
  }

  /** Drops entries of rows that are gone, once they are a fourth. */
  private static void purge(MainIndex index) {
    long live = 0;
    for (LiveFile file : index.files().all()) {
      live += file.file().recordCount() - file.dead().getLongCardinality();
    }
    if (index.rows().size() - live > live / 4) {
      index.change(() -> index.rows().retain(index.files()::isLive));
    }
  }

  private record FileContents(
      FileScanTask task, @Nullable LiveFile known, RoaringBitmap dead, FileKeys keys) {}
}
