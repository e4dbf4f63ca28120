package dev.firn.bench.resolve;

import java.io.IOException;
import java.util.Map;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.BaseTaskWriter;
import org.apache.iceberg.io.OutputFileFactory;

/**
 * What one writer of Flink's sink does within a checkpoint of upserts: Iceberg's own delta writer,
 * called as the sink calls it, an equality delete before each row.
 */
final class CheckpointWriter extends BaseTaskWriter<Record> {
  private static final long TARGET_FILE_BYTES = 128L << 20;

  private final Delta delta;
  private final Record key;

  CheckpointWriter(Table table, int writer, long checkpoint) {
    super(
        PartitionSpec.unpartitioned(),
        FileFormat.PARQUET,
        factory(table),
        OutputFileFactory.builderFor(table, writer, checkpoint).format(FileFormat.PARQUET).build(),
        table.io(),
        TARGET_FILE_BYTES);
    Schema keySchema = table.schema().select(LocalTable.KEY);
    this.key = org.apache.iceberg.data.GenericRecord.create(keySchema);
    this.delta = new Delta(table.schema(), keySchema);
  }

  private static GenericFileWriterFactory factory(Table table) {
    Schema keySchema = table.schema().select(LocalTable.KEY);
    return new GenericFileWriterFactory.Builder(table)
        .dataSchema(table.schema())
        .dataFileFormat(FileFormat.PARQUET)
        .deleteFileFormat(FileFormat.PARQUET)
        .equalityFieldIds(new int[] {1, 2, 3})
        .equalityDeleteRowSchema(keySchema)
        .writerProperties(Map.of())
        .build();
  }

  /** An upsert. */
  @Override
  public void write(Record row) throws IOException {
    for (int i = 0; i < key.size(); i++) {
      key.set(i, row.get(i));
    }
    delta.deleteKey(key);
    delta.write(row);
  }

  /** A row without a delete of its key. */
  void append(Record row) throws IOException {
    delta.write(row);
  }

  @Override
  public void close() throws IOException {
    delta.close();
    super.close();
  }

  private final class Delta extends BaseEqualityDeltaWriter {
    private final InternalRecordWrapper rows;
    private final InternalRecordWrapper keys;

    private Delta(Schema schema, Schema keySchema) {
      super((StructLike) null, schema, keySchema);
      rows = new InternalRecordWrapper(schema.asStruct());
      keys = new InternalRecordWrapper(keySchema.asStruct());
    }

    @Override
    protected StructLike asStructLike(Record row) {
      return rows.wrap(row);
    }

    @Override
    protected StructLike asStructLikeKey(Record keyOfRow) {
      return keys.wrap(keyOfRow);
    }
  }
}
