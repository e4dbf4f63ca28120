package dev.firn.compact;

import dev.firn.index.PositionDeletes;
import dev.firn.publish.replace.FileReplacement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.roaringbitmap.RoaringBitmap;

/**
 * Writes the live rows of a group of files into new files, and says where each row went. Reads and
 * writes through the table's storage, and changes nothing of the table. A rewrite that fails leaves
 * no file. Thread-safe, if the pace is.
 */
public final class FileRewriter {
  private final Table table;
  private final Pace pace;

  /**
   * A rewriter.
   *
   * @param table as it was planned on; its schema is that of the new files
   */
  public FileRewriter(Table table, Pace pace) {
    this.table = table;
    this.pace = pace;
  }

  /** Rewrites a group; there are no new files if no row lives. */
  public FileReplacement rewrite(FileGroup group) {
    PositionDeletes deletes = new PositionDeletes(table);
    return rewrite(group, task -> dead(deletes, task));
  }

  /**
   * The same, without reading delete files.
   *
   * @param dead the dead positions of each file, which must not be changed
   */
  FileReplacement rewrite(FileGroup group, Function<FileScanTask, RoaringBitmap> dead) {
    NewFiles created = new NewFiles(table, group);
    try {
      return rewrite(inputs(group, dead), group, created);
    } catch (RuntimeException | Error e) {
      created.takeBack();
      throw e;
    }
  }

  private FileReplacement rewrite(List<LiveRows> inputs, FileGroup group, NewFiles created) {
    Rewritten rewritten = strategy(group, inputs).rewrite(group, inputs, created);
    Map<String, RowPlaces.Source> sources = new HashMap<>();
    List<FileReplacement.Replaced> replaced = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      LiveRows input = inputs.get(i);
      DataFile file = input.file();
      replaced.add(new FileReplacement.Replaced(file, input.dead()));
      sources.put(
          file.location(),
          new RowPlaces.Source(
              Math.toIntExact(file.recordCount()), input.dead(), rewritten.numbers().get(i)));
    }
    long[] counts = rewritten.files().stream().mapToLong(DataFile::recordCount).toArray();
    return new FileReplacement(
        UUID.randomUUID().toString(), replaced, rewritten.files(), new RowPlaces(sources, counts));
  }

  private static RoaringBitmap dead(PositionDeletes deletes, FileScanTask task) {
    RoaringBitmap dead = deletes.of(task.file(), task.deletes());
    dead.runOptimize();
    return dead;
  }

  private List<LiveRows> inputs(FileGroup group, Function<FileScanTask, RoaringBitmap> dead) {
    List<LiveRows> inputs = new ArrayList<>();
    long firstRow = 0;
    for (FileScanTask task : group.files()) {
      pace.keep();
      LiveRows input = new LiveRows(task, dead.apply(task), Math.toIntExact(firstRow));
      firstRow += input.count();
      inputs.add(input);
    }
    return inputs;
  }

  private Rewrite strategy(FileGroup group, List<LiveRows> inputs) {
    ColumnRewrite columns = new ColumnRewrite(table, pace);
    return columns.suits(group, inputs) ? columns : new RecordRewrite(table, pace);
  }
}
