package dev.firn.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.BaseDeleteLoader;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.BaseDVFileWriter;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.encryption.EncryptionUtil;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.DataWriter;

/** Writes files of one partition, under names that a seed always gives again. */
final class TableFiles {
  /** A row of a data file. */
  record Place(String file, long position) {}

  private final Table table;
  private final PartitionSpec spec;
  private final StructLike partition;
  private final FileNames names;

  TableFiles(Table table, PartitionSpec spec, StructLike partition, FileNames names) {
    this.table = table;
    this.spec = spec;
    this.partition = partition;
    this.names = names;
  }

  String newLocation(String kind) {
    return table.locationProvider().newDataLocation(names.next(kind));
  }

  DataFile writeData(String location, Schema schema, List<Row> rows) {
    try {
      DataWriter<Record> writer =
          FormatModelRegistry.dataWriteBuilder(FileFormat.PARQUET, Record.class, output(location))
              .schema(schema)
              .setAll(table.properties())
              .spec(spec)
              .partition(partition)
              .build();
      try (writer) {
        rows.forEach(row -> writer.write(row.toRecord(schema)));
      }
      return writer.toDataFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DeleteFile writeEqualityDeletes(Schema key, List<Record> keys) {
    try {
      EqualityDeleteWriter<Record> writer =
          FormatModelRegistry.equalityDeleteWriteBuilder(
                  FileFormat.PARQUET, Record.class, output(newLocation("eq")))
              .schema(key)
              .setAll(table.properties())
              .spec(spec)
              .partition(partition)
              .equalityFieldIds(key.columns().stream().mapToInt(field -> field.fieldId()).toArray())
              .build();
      try (writer) {
        keys.forEach(writer::write);
      }
      return writer.toDeleteFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One position delete file for all of these places, sorted as the specification wants. */
  DeleteFile writePositionDeletes(List<Place> places) {
    List<Place> sorted =
        places.stream()
            .sorted(Comparator.comparing(Place::file).thenComparingLong(Place::position))
            .toList();
    try {
      PositionDeleteWriter<Record> writer =
          FormatModelRegistry.<Record>positionDeleteWriteBuilder(
                  FileFormat.PARQUET, output(newLocation("pos")))
              .setAll(table.properties())
              .spec(spec)
              .partition(partition)
              .metricsConfig(MetricsConfig.forPositionDelete())
              .build();
      try (writer) {
        PositionDelete<Record> delete = PositionDelete.create();
        sorted.forEach(place -> writer.write(delete.set(place.file(), place.position())));
      }
      return writer.toDeleteFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A vector of that place, and of what older deletes of its data file hold. */
  DeleteFile writeVector(Place place, List<DeleteFile> older) {
    BaseDVFileWriter writer =
        new BaseDVFileWriter(
            () -> table.io().newOutputFile(newLocation("dv")),
            file -> older.isEmpty() ? null : positions(file, older));
    try (writer) {
      writer.delete(place.file(), place.position(), spec, partition);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.result().deleteFiles().get(0);
  }

  private PositionDeleteIndex positions(String file, List<DeleteFile> deletes) {
    return new BaseDeleteLoader(delete -> table.io().newInputFile(delete.location()))
        .loadPositionDeletes(deletes, file);
  }

  private EncryptedOutputFile output(String location) {
    return EncryptionUtil.plainAsEncryptedOutput(table.io().newOutputFile(location));
  }
}
