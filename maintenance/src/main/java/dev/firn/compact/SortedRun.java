package dev.firn.compact;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptionUtil;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.CloseableIterator;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** Sorted rows in a local file, which goes when this is closed. */
final class SortedRun implements AutoCloseable {
  private static final String ARRIVAL = "firn_arrival";

  private final Schema schema;
  private final Path file;
  private final CloseableIterable<Record> records;
  private final CloseableIterator<Record> rest;
  private RecordSorter.@Nullable Row head;

  private SortedRun(Schema schema, Path file) {
    this.schema = schema;
    this.file = file;
    this.records =
        FormatModelRegistry.<Record, Object>readBuilder(
                FileFormat.AVRO, Record.class, org.apache.iceberg.Files.localInput(file.toFile()))
            .project(withArrival(schema))
            .build();
    this.rest = records.iterator();
  }

  static SortedRun write(Schema schema, List<RecordSorter.Row> rows) {
    try {
      Path file = Files.createTempFile("firn-sort-", ".avro");
      try {
        write(withArrival(schema), rows, file.toFile());
        return new SortedRun(schema, file);
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(file);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write sorted rows to a local file", e);
    }
  }

  private static void write(Schema spilled, List<RecordSorter.Row> rows, File file)
      throws IOException {
    DataWriter<Record> writer =
        FormatModelRegistry.<Record, Object>dataWriteBuilder(
                FileFormat.AVRO,
                Record.class,
                EncryptionUtil.plainAsEncryptedOutput(org.apache.iceberg.Files.localOutput(file)))
            .schema(spilled)
            .spec(PartitionSpec.unpartitioned())
            .set(TableProperties.AVRO_COMPRESSION, "uncompressed")
            .overwrite()
            .build();
    GenericRecord record = GenericRecord.create(spilled);
    int columns = spilled.columns().size() - 1;
    try (writer) {
      for (RecordSorter.Row row : rows) {
        for (int i = 0; i < columns; i++) {
          record.set(i, row.row().get(i));
        }
        record.set(columns, row.arrival());
        writer.write(record);
      }
    }
  }

  /** Columns of a row's identity get other ids, or what is read of them would be made up. */
  private static Schema withArrival(Schema schema) {
    int unusedId =
        TypeUtil.indexById(schema.asStruct()).keySet().stream()
                .filter(id -> !MetadataColumns.isMetadataColumn(id))
                .reduce(0, Math::max)
            + 1;
    List<Types.NestedField> columns = new ArrayList<>();
    for (Types.NestedField column : schema.columns()) {
      columns.add(
          MetadataColumns.isMetadataColumn(column.fieldId())
              ? Types.NestedField.optional(unusedId++, "firn" + column.name(), column.type())
              : column);
    }
    columns.add(Types.NestedField.required(unusedId, ARRIVAL, Types.IntegerType.get()));
    return new Schema(columns);
  }

  /** Goes to the next row; false at the end. */
  boolean advance() {
    if (!rest.hasNext()) {
      return false;
    }
    Record spilled = rest.next();
    int columns = schema.columns().size();
    Record row = GenericRecord.create(schema);
    for (int i = 0; i < columns; i++) {
      row.set(i, spilled.get(i));
    }
    head = new RecordSorter.Row(row, spilled.get(columns, Integer.class));
    return true;
  }

  /** The row that this is at. */
  RecordSorter.Row head() {
    if (head == null) {
      throw new IllegalStateException("Cannot read a sorted row before the first");
    }
    return head;
  }

  @Override
  public void close() {
    try {
      rest.close();
      records.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + file, e);
    }
  }
}
