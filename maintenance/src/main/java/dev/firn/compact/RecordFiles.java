package dev.firn.compact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.formats.FileWriterBuilder;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.DataWriter;
import org.jspecify.annotations.Nullable;

/** Writes records into files of the target size, as Iceberg's generic writer does. */
final class RecordFiles implements AutoCloseable {
  private static final int ROWS_PER_LOOK = 1 << 10;

  private final Table table;
  private final FileGroup group;
  private final NewFiles created;
  private final List<DataFile> files = new ArrayList<>();
  private @Nullable DataWriter<Record> writer;
  private int rowsUntilLook = ROWS_PER_LOOK;

  RecordFiles(Table table, FileGroup group, NewFiles created) {
    this.table = table;
    this.group = group;
    this.created = created;
  }

  void add(Record row) {
    DataWriter<Record> current = writer == null ? open() : writer;
    current.write(row);
    if (--rowsUntilLook == 0) {
      rowsUntilLook = ROWS_PER_LOOK;
      if (current.length() >= group.targetFileBytes()) {
        roll(current);
      }
    }
  }

  /** Ends the last file, and returns all. */
  List<DataFile> complete() {
    if (writer != null) {
      roll(writer);
    }
    return files;
  }

  @Override
  public void close() {
    if (writer != null) {
      close(writer);
    }
  }

  private DataWriter<Record> open() {
    EncryptedOutputFile output = created.next();
    FileWriterBuilder<DataWriter<Record>, Object> builder =
        FormatModelRegistry.<Record, Object>dataWriteBuilder(
                FileFormat.PARQUET, Record.class, output)
            .schema(RowIdentity.schema(table))
            .spec(group.spec())
            .partition(group.partition())
            .keyMetadata(output.keyMetadata())
            .setAll(table.properties())
            .metricsConfig(MetricsConfig.forTable(table));
    if (group.order().isSorted()) {
      builder.sortOrder(table.sortOrder());
    }
    try {
      writer = builder.build();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + output.encryptingOutputFile(), e);
    }
    return writer;
  }

  private void roll(DataWriter<Record> full) {
    close(full);
    writer = null;
    files.add(full.toDataFile());
  }

  private static void close(DataWriter<Record> writer) {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot end a rewritten file", e);
    }
  }
}
