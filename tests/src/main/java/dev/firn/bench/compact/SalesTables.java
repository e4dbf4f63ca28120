package dev.firn.bench.compact;

import dev.firn.bench.BenchException;
import dev.firn.catalog.LakeCatalog;
import dev.firn.catalog.plan.LaneProvisioner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Tables like {@code sales}, but unsorted, since none of the sides is to sort. All that are made of
 * one input name the same files, so that each side reads the same bytes; a compaction writes files
 * of its own.
 */
final class SalesTables {
  private final LakeCatalog catalog;
  private final long targetFileBytes;

  SalesTables(LakeCatalog catalog, long targetFileBytes) {
    this.catalog = catalog;
    this.targetFileBytes = targetFileBytes;
  }

  /** A new table without rows. */
  Table create(String name) {
    Table sales = catalog.load("sales");
    catalog
        .catalog()
        .buildTable(catalog.identifier(name), sales.schema())
        .withPartitionSpec(sales.spec())
        .withProperty(TableProperties.FORMAT_VERSION, "2")
        .withProperty(TableProperties.WRITE_TARGET_FILE_SIZE_BYTES, Long.toString(targetFileBytes))
        .create();
    LaneProvisioner.provision(catalog.load(name));
    return catalog.load(name);
  }

  /** A new table of those files. */
  void create(String name, Input input) {
    AppendFiles append = create(name).newAppend();
    input.files().forEach(append::appendFile);
    append.commit();
    if (!input.deletes().isEmpty()) {
      RowDelta delta = catalog.load(name).newRowDelta();
      input.deletes().forEach(delta::addDeletes);
      delta.commit();
    }
  }

  /**
   * The data files of a compacted table.
   *
   * @throws BenchException if it is not compacted: deletes apply, or files are as many as before
   */
  List<DataFile> compacted(String name, Input input) {
    List<DataFile> files = files(name);
    if (files.size() > input.files().size() / 2) {
      throw new BenchException(
          "Cannot count %s as compacted: it has %d files, and had %d"
              .formatted(name, files.size(), input.files().size()));
    }
    return files;
  }

  private List<DataFile> files(String name) {
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = catalog.load(name).newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        if (!task.deletes().isEmpty()) {
          throw new BenchException(
              "Cannot count %s as compacted: deletes apply to %s"
                  .formatted(name, task.file().location()));
        }
        files.add(task.file());
      }
    } catch (IOException e) {
      throw new BenchException("Cannot list the files of " + name, e);
    }
    return files;
  }
}
