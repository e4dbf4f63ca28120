package dev.firn.bench.metadata;

import dev.firn.bench.Oracle;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** Holds the table against the model, and looks for the files of every snapshot that is left. */
final class MetadataCheck {
  private final GlueTable table;
  private final History history;
  private final OrphanRun orphans;
  private final Set<String> seen = new HashSet<>();

  MetadataCheck(GlueTable table, History history, OrphanRun orphans) {
    this.table = table;
    this.history = history;
    this.orphans = orphans;
  }

  Oracle check() throws IOException {
    Table loaded = table.load();
    int snapshots = 0;
    for (Snapshot snapshot : loaded.snapshots()) {
      requireFiles(loaded, snapshot.snapshotId());
      snapshots++;
    }
    read(loaded, loaded.snapshots().iterator().next().snapshotId());
    Map<Long, Long> main = read(loaded, loaded.currentSnapshot().snapshotId());
    boolean rows = main.equals(history.lane().model());
    boolean exact = orphans.leftBehind() == 0 && orphans.found() == orphans.planted();
    return new Oracle(
        rows && exact,
        ("%d rows of main %s the model; all %d snapshots have their files; %d files were left"
                + " behind; %d of %d orphans found")
            .formatted(
                main.size(),
                rows ? "are" : "are not",
                snapshots,
                orphans.leftBehind(),
                orphans.found(),
                orphans.planted()));
  }

  private void requireFiles(Table table, long snapshotId) throws IOException {
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshotId).planFiles()) {
      for (FileScanTask task : tasks) {
        requireFile(table, task.file());
        task.deletes().forEach(file -> requireFile(table, file));
      }
    }
  }

  private void requireFile(Table table, ContentFile<?> file) {
    if (seen.add(file.location()) && !table.io().newInputFile(file.location()).exists()) {
      throw new IllegalStateException("File " + file.location() + " is gone");
    }
  }

  private static Map<Long, Long> read(Table table, long snapshotId) throws IOException {
    Map<Long, Long> rows = new HashMap<>();
    try (CloseableIterable<Record> records =
        IcebergGenerics.read(table).useSnapshot(snapshotId).build()) {
      for (Record row : records) {
        Long before = rows.put((Long) row.getField("id"), (Long) row.getField("value"));
        if (before != null) {
          throw new IllegalStateException("Key " + row.getField("id") + " is there twice");
        }
      }
    }
    return rows;
  }
}
