package dev.firn.reprocess.staging;

import dev.firn.catalog.LakeCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/** What a statement has written into a staging table, as of its newest snapshot. */
public record StagedFiles(List<DataFile> files) {

  public StagedFiles {
    files = List.copyOf(files);
  }

  /** Nothing was staged. */
  public static StagedFiles none() {
    return new StagedFiles(List.of());
  }

  /**
   * Reads them from the catalog.
   *
   * @throws org.apache.iceberg.exceptions.NoSuchTableException if another run took the table away
   */
  public static StagedFiles of(LakeCatalog catalog, StagingTable staging) {
    Table table = catalog.load(staging.name());
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().includeColumnStats().planFiles()) {
      tasks.forEach(task -> files.add(task.file().copy()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the files of " + staging.name(), e);
    }
    return new StagedFiles(files);
  }

  /** Rows in all of them. */
  public long rows() {
    return files.stream().mapToLong(DataFile::recordCount).sum();
  }
}
