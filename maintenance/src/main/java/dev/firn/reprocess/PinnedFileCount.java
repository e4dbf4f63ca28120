package dev.firn.reprocess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/** Counts the files that only a correction needs; reads manifests. */
final class PinnedFileCount {
  private final Table table;

  PinnedFileCount(Table table) {
    this.table = table;
  }

  PinnedFiles of(Correction correction) {
    Map<String, Long> pinned = new HashMap<>();
    forEachFile(correction.forkSnapshotId(), pinned::put);
    forEachFile(correction.head(), pinned::put);
    Set<String> onMain = new HashSet<>();
    if (table.currentSnapshot() != null) {
      forEachFile(table.currentSnapshot().snapshotId(), (file, bytes) -> onMain.add(file));
    }
    pinned.keySet().removeAll(onMain);
    long bytes = pinned.values().stream().mapToLong(Long::longValue).sum();
    return new PinnedFiles(pinned.size(), bytes);
  }

  private void forEachFile(long snapshotId, BiConsumer<String, Long> files) {
    if (table.snapshot(snapshotId) == null) {
      return;
    }
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshotId).planFiles()) {
      for (FileScanTask task : tasks) {
        accept(task.file(), files);
        task.deletes().forEach(delete -> accept(delete, files));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot plan " + table.name(), e);
    }
  }

  private static void accept(ContentFile<?> file, BiConsumer<String, Long> files) {
    files.accept(file.location(), file.fileSizeInBytes());
  }
}
