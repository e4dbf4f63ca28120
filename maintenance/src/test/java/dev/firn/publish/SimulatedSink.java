package dev.firn.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.encryption.EncryptionUtil;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.util.StructLikeWrapper;

/**
 * Writes what Flink's upsert writer writes in one checkpoint of one subtask: an equality delete for
 * every row, a position delete for a row that the same checkpoint writes again, files that roll.
 * Each partition has its own files. On format version 3 the job sends at most one row of a key.
 */
public final class SimulatedSink {
  private final Table table;
  private final PartitionSpec spec;
  private final Schema keySchema;
  private final int rowsPerFile;
  private final Map<StructLikeWrapper, PartitionWriter> writers = new HashMap<>();

  SimulatedSink(Table table, List<String> equalityColumns, int rowsPerFile) {
    this.table = table;
    this.spec = table.spec();
    this.keySchema = table.schema().select(equalityColumns);
    this.rowsPerFile = rowsPerFile;
  }

  /** A sink of a table with any key. */
  public static SimulatedSink of(Table table, List<String> equalityColumns, int rowsPerFile) {
    return new SimulatedSink(table, equalityColumns, rowsPerFile);
  }

  public SimulatedSink upsert(Record row) {
    writer(row).upsert(row);
    return this;
  }

  public SimulatedSink insert(Record row) {
    writer(row).insert(row);
    return this;
  }

  /** Deletes by the key columns of a row, which must hold the partition columns too. */
  public SimulatedSink delete(Record row) {
    writer(row).delete(row);
    return this;
  }

  public Files complete() {
    Files files = new Files(new ArrayList<>(), new ArrayList<>());
    writers.values().forEach(writer -> writer.complete(files));
    writers.clear();
    return files;
  }

  private PartitionWriter writer(Record row) {
    PartitionKey key = new PartitionKey(spec, table.schema());
    key.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(row));
    StructLikeWrapper wrapper = StructLikeWrapper.forType(spec.partitionType()).set(key.copy());
    return writers.computeIfAbsent(wrapper, any -> new PartitionWriter(key.copy()));
  }

  /** What one or more subtasks have written. */
  public record Files(List<DataFile> data, List<DeleteFile> deletes) {
    Files and(Files other) {
      List<DataFile> allData = new ArrayList<>(data);
      allData.addAll(other.data);
      List<DeleteFile> allDeletes = new ArrayList<>(deletes);
      allDeletes.addAll(other.deletes);
      return new Files(allData, allDeletes);
    }
  }

  private record Place(String file, long position) {}

  private final class PartitionWriter {
    private final StructLike partition;
    private final Map<List<Object>, Place> inserted = new HashMap<>();
    private final List<Record> deletedKeys = new ArrayList<>();
    private final List<Place> deletedPlaces = new ArrayList<>();
    private final List<DataFile> data = new ArrayList<>();
    private final List<Record> rows = new ArrayList<>();
    private final Map<List<Object>, Record> waiting = new LinkedHashMap<>();
    private EncryptedOutputFile current;

    private PartitionWriter(StructLike partition) {
      this.partition = partition;
    }

    private void upsert(Record row) {
      if (TableUtil.formatVersion(table) > 2) {
        waiting.put(values(row), row);
      } else {
        deletedKeys.add(key(row));
        insert(row);
      }
    }

    private void insert(Record row) {
      if (current == null) {
        current = output("data");
      }
      Place place = new Place(current.encryptingOutputFile().location(), rows.size());
      Place before = inserted.put(values(row), place);
      if (before != null) {
        deletedPlaces.add(before);
      }
      rows.add(row);
      if (rows.size() == rowsPerFile) {
        roll();
      }
    }

    private void delete(Record row) {
      waiting.remove(values(row));
      Place before = inserted.remove(values(row));
      if (before != null) {
        deletedPlaces.add(before);
      }
      deletedKeys.add(key(row));
    }

    private void complete(Files files) {
      waiting
          .values()
          .forEach(row -> {
            deletedKeys.add(key(row));
            insert(row);
          });
      waiting.clear();
      roll();
      files.data().addAll(data);
      if (!deletedKeys.isEmpty()) {
        files.deletes().add(writeEqualityDeletes());
      }
      if (!deletedPlaces.isEmpty()) {
        files.deletes().add(writePositionDeletes(table, spec, partition, deletedPlaces));
      }
    }

    private void roll() {
      if (rows.isEmpty()) {
        return;
      }
      try {
        DataWriter<Record> writer =
            FormatModelRegistry.dataWriteBuilder(FileFormat.PARQUET, Record.class, current)
                .schema(table.schema())
                .spec(spec)
                .partition(partition)
                .build();
        try (writer) {
          rows.forEach(writer::write);
        }
        data.add(writer.toDataFile());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      rows.clear();
      current = null;
    }

    private DeleteFile writeEqualityDeletes() {
      try {
        EqualityDeleteWriter<Record> writer =
            FormatModelRegistry.equalityDeleteWriteBuilder(
                    FileFormat.PARQUET, Record.class, output("eq"))
                .schema(keySchema)
                .spec(spec)
                .partition(partition)
                .equalityFieldIds(
                    keySchema.columns().stream().mapToInt(field -> field.fieldId()).toArray())
                .build();
        try (writer) {
          deletedKeys.forEach(writer::write);
        }
        return writer.toDeleteFile();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private EncryptedOutputFile output(String kind) {
      return SimulatedSink.output(table, kind);
    }

    private Record key(Record row) {
      Record key = org.apache.iceberg.data.GenericRecord.create(keySchema);
      keySchema.columns().forEach(field -> key.setField(field.name(), row.getField(field.name())));
      return key;
    }

    private List<Object> values(Record row) {
      List<Object> values = new ArrayList<>();
      keySchema.columns().forEach(field -> values.add(row.getField(field.name())));
      return values;
    }
  }

  /** One position delete file for all of these places, sorted as the specification wants. */
  private static DeleteFile writePositionDeletes(
      Table table, PartitionSpec spec, StructLike partition, List<Place> places) {
    List<Place> sorted = new ArrayList<>(places);
    sorted.sort(java.util.Comparator.comparing(Place::file).thenComparingLong(Place::position));
    try {
      PositionDeleteWriter<Record> writer =
          FormatModelRegistry.<Record>positionDeleteWriteBuilder(
                  FileFormat.PARQUET, output(table, "pos"))
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

  /** A position delete file as any engine may write it, for one data file. */
  public static DeleteFile positionDeletes(Table table, DataFile file, long... positions) {
    List<Place> places = new ArrayList<>();
    for (long position : positions) {
      places.add(new Place(file.location(), position));
    }
    return writePositionDeletes(table, table.specs().get(file.specId()), file.partition(), places);
  }

  /** One position delete file for positions of many data files of an unpartitioned table. */
  static DeleteFile positionDeletes(Table table, Map<String, List<Long>> positions) {
    List<Place> places = new ArrayList<>();
    positions.forEach(
        (file, rows) -> rows.forEach(position -> places.add(new Place(file, position))));
    return writePositionDeletes(table, PartitionSpec.unpartitioned(), null, places);
  }

  private static EncryptedOutputFile output(Table table, String kind) {
    String location =
        table.locationProvider().newDataLocation(kind + "-" + UUID.randomUUID() + ".parquet");
    return EncryptionUtil.plainAsEncryptedOutput(table.io().newOutputFile(location));
  }
}
