package dev.firn.repair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/** Finds the equality deletes of main. Reads metadata only. */
public final class CleaningPlanner {
  private CleaningPlanner() {}

  /** Plans on the head of main as that table was loaded. */
  public static CleaningPlan plan(Table table) {
    Snapshot head = table.currentSnapshot();
    String id = table.uuid().toString();
    if (head == null) {
      return new CleaningPlan(table.name(), id, -1, List.of(), List.of());
    }
    List<DeleteFile> equalityDeletes = equalityDeletes(table, head);
    List<FileScanTask> files = equalityDeletes.isEmpty() ? List.of() : files(table, head);
    return new CleaningPlan(table.name(), id, head.snapshotId(), files, equalityDeletes);
  }

  private static List<DeleteFile> equalityDeletes(Table table, Snapshot head) {
    List<DeleteFile> found = new ArrayList<>();
    for (ManifestFile manifest : head.deleteManifests(table.io())) {
      try (ManifestReader<DeleteFile> entries =
          ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())) {
        for (DeleteFile file : entries) {
          if (file.content() == FileContent.EQUALITY_DELETES) {
            found.add(file.copy());
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read manifest " + manifest.path(), e);
      }
    }
    return found;
  }

  private static List<FileScanTask> files(Table table, Snapshot head) {
    List<FileScanTask> found = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(head.snapshotId()).planFiles()) {
      for (FileScanTask task : tasks) {
        if (task.deletes().stream()
            .anyMatch(file -> file.content() == FileContent.EQUALITY_DELETES)) {
          found.add(task);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot plan " + table.name(), e);
    }
    return found;
  }
}
