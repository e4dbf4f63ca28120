package dev.firn.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.BaseDeleteLoader;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;

/** Reads snapshots as any engine does. Files never change, so that each is read once. */
final class SnapshotReader {
  private final SimulatedStorage storage;
  private final FileIO io;
  private final BaseDeleteLoader deletes;
  private final Map<String, List<Row>> rowsByFile = new HashMap<>();
  private final Map<String, PositionDeleteIndex> deadByFiles = new HashMap<>();
  private final Map<Long, Set<String>> filesBySnapshot = new HashMap<>();

  SnapshotReader(SimulatedStorage storage) {
    this.storage = storage;
    this.io = new ProcessFileIO(storage, new SimulatedProcess());
    this.deletes = new BaseDeleteLoader(file -> io.newInputFile(file.location()));
  }

  /** The identities of rows, in the same storage. */
  IdentityReader identities() {
    return new IdentityReader(io);
  }

  /** The live rows of a snapshot without equality deletes, in no order. */
  List<LocatedRow> read(Table table, long snapshotId, Expression filter) {
    List<LocatedRow> rows = new ArrayList<>();
    tasks(table, snapshotId, filter).forEach(task -> read(task, rows));
    return rows;
  }

  List<FileScanTask> tasks(Table table, long snapshotId, Expression filter) {
    List<FileScanTask> tasks = new ArrayList<>();
    try (CloseableIterable<FileScanTask> plan =
        table.newScan().useSnapshot(snapshotId).filter(filter).planFiles()) {
      plan.forEach(tasks::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tasks;
  }

  void read(FileScanTask task, List<LocatedRow> into) {
    String location = task.file().location();
    List<Row> rows = rows(task.file());
    List<PositionDeleteIndex> dead = new ArrayList<>();
    task.deletes().forEach(delete -> dead.add(dead(delete, location)));
    for (int i = 0; i < rows.size(); i++) {
      long position = i;
      if (dead.stream().noneMatch(index -> index.isDeleted(position))) {
        into.add(new LocatedRow(rows.get(i), location, position));
      }
    }
  }

  /**
   * Everything that a reader of the snapshot needs, and more: deletes that apply to nothing, too.
   * Not by planning a scan, which Iceberg refuses on format version 3 while the lane holds a file a
   * second time.
   */
  Set<String> files(Table table, Snapshot snapshot) {
    return filesBySnapshot.computeIfAbsent(
        snapshot.snapshotId(),
        id -> {
          Set<String> files = new HashSet<>();
          files.add(snapshot.manifestListLocation());
          snapshot.allManifests(table.io()).forEach(manifest -> addFiles(table, manifest, files));
          return files;
        });
  }

  private static void addFiles(Table table, ManifestFile manifest, Set<String> files) {
    files.add(manifest.path());
    try (ManifestReader<? extends ContentFile<?>> reader =
        manifest.content() == ManifestContent.DATA
            ? ManifestFiles.read(manifest, table.io(), table.specs())
            : ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())) {
      reader.forEach(file -> files.add(file.location()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Row> rows(DataFile file) {
    requireStored(file.location());
    return rowsByFile.computeIfAbsent(
        file.location(),
        location -> {
          List<Row> rows = new ArrayList<>();
          try (CloseableIterable<Record> records =
              FormatModelRegistry.readBuilder(
                      FileFormat.PARQUET, Record.class, io.newInputFile(location))
                  .project(Row.SCHEMA)
                  .build()) {
            records.forEach(row -> rows.add(Row.of(row)));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return rows;
        });
  }

  private PositionDeleteIndex dead(DeleteFile delete, String dataFile) {
    if (delete.content() == FileContent.EQUALITY_DELETES) {
      throw new Violation("I3: equality delete " + delete.location() + " applies to main");
    }
    requireStored(delete.location());
    return deadByFiles.computeIfAbsent(
        delete.location() + '#' + delete.contentOffset() + ' ' + dataFile,
        any -> deletes.loadPositionDeletes(List.of(delete), dataFile));
  }

  private void requireStored(String location) {
    if (!storage.contains(location)) {
      throw new Violation("I5: live file " + location + " is gone");
    }
  }
}
