package dev.firn.publish.commit;

import dev.firn.index.DeleteForm;
import dev.firn.index.LiveFile;
import dev.firn.index.TouchedFile;
import dev.firn.publish.delete.DeadPositions;
import dev.firn.publish.delete.WrittenDeletes;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Table;
import org.roaringbitmap.RoaringBitmap;

/**
 * Data files that come to a branch and rows of it that die, as one row delta: every dead row is one
 * by its position, and files without a live row are not there afterwards.
 *
 * @param form in which it is written what died
 * @param added data files that come, each with a live row
 * @param touched data files of the branch that lose rows
 * @param replaced data files of the branch that go, since added ones hold their rows
 */
public record RowChange(
    DeleteForm form, List<Added> added, List<TouchedFile> touched, List<LiveFile> replaced) {

  /**
   * A data file that comes.
   *
   * @param file with its column statistics
   * @param dead positions that need a delete file
   */
  public record Added(DataFile file, RoaringBitmap dead) {}

  public RowChange {
    added = List.copyOf(added);
    touched = List.copyOf(touched);
    replaced = List.copyOf(replaced);
  }

  /** A change that replaces no files. */
  public RowChange(DeleteForm form, List<Added> added, List<TouchedFile> touched) {
    this(form, added, touched, List.of());
  }

  /** Everything that needs a delete file written. */
  List<DeadPositions> deadPositions() {
    Stream<DeadPositions> fresh =
        added.stream()
            .filter(file -> !file.dead().isEmpty())
            .map(file -> new DeadPositions(file.file(), file.dead()));
    Stream<DeadPositions> old =
        touched.stream()
            .filter(file -> !file.isAllDead())
            .map(file -> new DeadPositions(file.file().file(), file.positions()));
    return Stream.concat(fresh, old).toList();
  }

  /** How many delete files it takes. */
  public int deleteFiles() {
    return deadPositions().size();
  }

  /** How many data files go: none of their rows is left, or they are replaced. */
  public int dropped() {
    long dead = touched.stream().filter(TouchedFile::isAllDead).count();
    return Math.toIntExact(dead + replaced.size());
  }

  /**
   * Writes the delete files.
   *
   * @throws RuntimeException if one cannot be written; none is left then
   */
  public WrittenDeletes write(Table table, Executor writers) {
    return WrittenDeletes.write(table, form, deadPositions(), writers);
  }

  /**
   * Makes a row delta of it, which insists on the head of the branch that this was planned on.
   *
   * @param head that snapshot
   * @param written what {@link #write} has written
   */
  public RowDelta addTo(RowDelta delta, long head, WrittenDeletes written) {
    delta
        .validateFromSnapshot(head)
        .validateDeletedFiles()
        .validateDataFilesExist(remaining())
        .validateWith(new HeadIs(head))
        .scanManifestsWith(CommitThreads.all());
    added.forEach(file -> delta.addRows(file.file()));
    written.byDataFile().values().forEach(delta::addDeletes);
    for (TouchedFile file : touched) {
      if (file.isAllDead()) {
        delta.removeRows(file.file().file());
      }
      file.removedDeletes().forEach(delta::removeDeletes);
    }
    for (LiveFile file : replaced) {
      delta.removeRows(file.file());
      file.ownDeletes().forEach(delta::removeDeletes);
    }
    return delta;
  }

  private List<String> remaining() {
    return touched.stream().filter(file -> !file.isAllDead()).map(TouchedFile::location).toList();
  }
}
