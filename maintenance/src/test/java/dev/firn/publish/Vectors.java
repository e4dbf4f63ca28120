package dev.firn.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.data.BaseDeleteLoader;
import org.apache.iceberg.deletes.BaseDVFileWriter;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.ContentFileUtil;

/** Deletion vectors as other engines write and see them. */
public final class Vectors {
  private Vectors() {}

  /** Those of a snapshot by the data file, as its manifests say. */
  public static Map<String, DeleteFile> of(Table table, Snapshot snapshot) {
    Map<String, DeleteFile> vectors = new HashMap<>();
    for (ManifestFile manifest : snapshot.deleteManifests(table.io())) {
      try (ManifestReader<DeleteFile> files =
          ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())) {
        for (DeleteFile file : files) {
          if (ContentFileUtil.isDV(file)) {
            DeleteFile other = vectors.put(file.referencedDataFile(), file.copy());
            assertThat(other).as("second vector of " + file.referencedDataFile()).isNull();
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return vectors;
  }

  /** PROTOCOL test 15: with two of them no reader can plan (docs/protocol.md, H10). */
  static void assertOnePerDataFile(Table table, Snapshot snapshot) {
    of(table, snapshot);
  }

  /** Another engine deletes rows of main, with one file for all data files. */
  static void delete(Table table, Map<String, List<Long>> positions) {
    RowDelta delta = table.newRowDelta().validateFromSnapshot(table.currentSnapshot().snapshotId());
    if (TableUtil.formatVersion(table) > 2) {
      write(table, positions, delta);
    } else {
      delta.addDeletes(SimulatedSink.positionDeletes(table, positions));
    }
    delta.commit();
  }

  /** Deletes of one data file, in the form that the table's format version asks for. */
  static DeleteFile deletes(Table table, DataFile file, long... positions) {
    return TableUtil.formatVersion(table) > 2
        ? write(table, file, positions)
        : SimulatedSink.positionDeletes(table, file, positions);
  }

  /** A vector of one data file, in a file of its own. */
  static DeleteFile write(Table table, DataFile file, long... positions) {
    String location = table.locationProvider().newDataLocation(UUID.randomUUID() + ".puffin");
    BaseDVFileWriter writer =
        new BaseDVFileWriter(() -> table.io().newOutputFile(location), any -> null);
    try (writer) {
      for (long position : positions) {
        writer.delete(
            file.location(), position, table.specs().get(file.specId()), file.partition());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.result().deleteFiles().get(0);
  }

  private static void write(Table table, Map<String, List<Long>> positions, RowDelta delta) {
    String location = table.locationProvider().newDataLocation(UUID.randomUUID() + ".puffin");
    Map<String, FileScanTask> tasks = tasks(table);
    BaseDVFileWriter writer =
        new BaseDVFileWriter(
            () -> table.io().newOutputFile(location), file -> dead(table, tasks.get(file)));
    try (writer) {
      positions.forEach((file, rows) -> {
        DataFile data = tasks.get(file).file();
        rows.forEach(
            row -> writer.delete(file, row, table.specs().get(data.specId()), data.partition()));
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    writer.result().deleteFiles().forEach(delta::addDeletes);
    writer.result().rewrittenDeleteFiles().forEach(delta::removeDeletes);
  }

  private static PositionDeleteIndex dead(Table table, FileScanTask task) {
    return task.deletes().isEmpty()
        ? null
        : new BaseDeleteLoader(file -> table.io().newInputFile(file))
            .loadPositionDeletes(task.deletes(), task.file().location());
  }

  private static Map<String, FileScanTask> tasks(Table table) {
    Map<String, FileScanTask> tasks = new HashMap<>();
    try (CloseableIterable<FileScanTask> plan = table.newScan().planFiles()) {
      plan.forEach(task -> tasks.put(task.file().location(), task));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tasks;
  }
}
