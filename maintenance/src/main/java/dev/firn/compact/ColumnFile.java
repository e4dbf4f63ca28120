package dev.firn.compact;

import dev.firn.compact.column.ColumnSettings;
import dev.firn.compact.column.ColumnTarget;
import dev.firn.compact.column.RowGroupBatch;
import java.io.IOException;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/** One new data file, written row group by row group. */
final class ColumnFile implements AutoCloseable {
  private final Table table;
  private final FileGroup group;
  private final String location;
  private final ColumnTarget target;

  ColumnFile(
      Table table,
      FileGroup group,
      MessageType schema,
      ColumnSettings settings,
      EncryptedOutputFile output)
      throws IOException {
    this.table = table;
    this.group = group;
    this.location = output.encryptingOutputFile().location();
    this.target = ColumnTarget.create(output.encryptingOutputFile(), schema, settings);
  }

  void write(RowGroupBatch batch, Pace pace) throws IOException {
    batch.writeTo(target, pace::keep);
  }

  long bytes() throws IOException {
    return target.bytes();
  }

  DataFile complete() throws IOException {
    ParquetMetadata footer =
        target.end(Map.of("iceberg.schema", SchemaParser.toJson(table.schema())));
    return DataFiles.builder(group.spec())
        .withPath(location)
        .withFormat(FileFormat.PARQUET)
        .withPartition(group.partition())
        .withFileSizeInBytes(target.bytes())
        .withMetrics(
            ParquetUtil.footerMetrics(footer, target.fieldMetrics(), MetricsConfig.forTable(table)))
        .withSplitOffsets(ParquetUtil.getSplitOffsets(footer))
        .withSortOrder(group.order().isSorted() ? table.sortOrder() : SortOrder.unsorted())
        .build();
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
