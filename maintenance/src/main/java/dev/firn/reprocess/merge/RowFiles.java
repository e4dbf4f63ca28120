package dev.firn.reprocess.merge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.encryption.EncryptingFileIO;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.util.StructLikeWrapper;

/**
 * Writes records into data files below a folder, by partition; of many partitions few are open at
 * once. Owned by one thread.
 */
final class RowFiles implements AutoCloseable {
  private static final int MAX_OPEN = 32;
  private static final int ROWS_PER_LOOK = 1 << 10;

  private final Table table;
  private final Schema schema;
  private final PartitionSpec spec;
  private final String folder;
  private final long targetBytes;
  private final PartitionKey key;
  private final InternalRecordWrapper wrapper;
  private final StructLikeWrapper partitions;
  private final Map<StructLikeWrapper, Open> open = new HashMap<>();
  private final List<DataFile> files = new ArrayList<>();

  RowFiles(Table table, Schema schema, PartitionSpec spec, String folder) {
    this.table = table;
    this.schema = schema;
    this.spec = spec;
    this.folder = folder;
    this.targetBytes =
        Long.parseLong(
            table
                .properties()
                .getOrDefault(
                    TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
                    Long.toString(TableProperties.WRITE_TARGET_FILE_SIZE_BYTES_DEFAULT)));
    this.key = new PartitionKey(spec, schema);
    this.wrapper = new InternalRecordWrapper(schema.asStruct());
    this.partitions = StructLikeWrapper.forType(spec.partitionType());
  }

  private static final class Open {
    private final DataWriter<Record> writer;
    private long rows;

    private Open(DataWriter<Record> writer) {
      this.writer = writer;
    }
  }

  void add(Record row) {
    key.partition(wrapper.wrap(row));
    StructLikeWrapper partition = partitions.copyFor(key);
    Open current = open.get(partition);
    if (current == null) {
      if (open.size() >= MAX_OPEN) {
        endAll();
      }
      StructLike copy = key.copy();
      current = new Open(create(copy));
      open.put(partitions.copyFor(copy), current);
    }
    current.writer.write(row);
    if (++current.rows % ROWS_PER_LOOK == 0 && current.writer.length() >= targetBytes) {
      open.remove(partition);
      end(current);
    }
  }

  /** Ends all files, and returns them. */
  List<DataFile> complete() {
    endAll();
    return files;
  }

  @Override
  public void close() {
    endAll();
  }

  private DataWriter<Record> create(StructLike partition) {
    String name =
        FileFormat.PARQUET.addExtension(
            "firn-rows-%05d-%s".formatted(files.size() + open.size(), UUID.randomUUID()));
    EncryptedOutputFile output =
        EncryptingFileIO.combine(table.io(), table.encryption())
            .newEncryptingOutputFile(folder + "/" + name);
    try {
      return FormatModelRegistry.<Record, Object>dataWriteBuilder(
              FileFormat.PARQUET, Record.class, output)
          .schema(schema)
          .spec(spec)
          .partition(partition)
          .keyMetadata(output.keyMetadata())
          .setAll(table.properties())
          .metricsConfig(MetricsConfig.forTable(table))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + output.encryptingOutputFile(), e);
    }
  }

  private void endAll() {
    open.values().forEach(this::end);
    open.clear();
  }

  private void end(Open ended) {
    try {
      ended.writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot end a file of rows in " + folder, e);
    }
    files.add(ended.writer.toDataFile());
  }
}
