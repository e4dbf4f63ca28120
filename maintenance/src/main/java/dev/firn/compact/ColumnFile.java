package dev.firn.compact;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.Table;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** One new file, written row group by row group. */
final class ColumnFile implements AutoCloseable {
  private static final int COLUMN_INDEX_TRUNCATE_LENGTH = 64;

  private final Table table;
  private final FileGroup group;
  private final EncryptedOutputFile output;
  private final ParquetFileWriter writer;
  private final Map<ColumnDescriptor, FloatCounts> floats = new HashMap<>();
  private boolean ended;

  ColumnFile(
      Table table,
      FileGroup group,
      MessageType schema,
      ColumnSettings settings,
      EncryptedOutputFile output)
      throws IOException {
    this.table = table;
    this.group = group;
    this.output = output;
    for (ColumnDescriptor column : schema.getColumns()) {
      if (FloatCounts.concern(column.getPrimitiveType())) {
        floats.put(column, new FloatCounts(column.getPrimitiveType()));
      }
    }
    this.writer =
        new ParquetFileWriter(
            ParquetFiles.output(output.encryptingOutputFile()),
            schema,
            ParquetFileWriter.Mode.CREATE,
            settings.rowGroupBytes(),
            0,
            COLUMN_INDEX_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_PAGE_WRITE_CHECKSUM_ENABLED);
    writer.start();
  }

  ParquetFileWriter writer() {
    return writer;
  }

  @Nullable FloatCounts floats(ColumnDescriptor column) {
    return floats.get(column);
  }

  long bytes() throws IOException {
    return writer.getPos();
  }

  DataFile complete() throws IOException {
    writer.end(Map.of("iceberg.schema", SchemaParser.toJson(table.schema())));
    ended = true;
    ParquetMetadata footer = writer.getFooter();
    List<FloatCounts> counts = List.copyOf(floats.values());
    return DataFiles.builder(group.spec())
        .withPath(output.encryptingOutputFile().location())
        .withFormat(FileFormat.PARQUET)
        .withPartition(group.partition())
        .withFileSizeInBytes(writer.getPos())
        .withMetrics(
            ParquetUtil.footerMetrics(
                footer,
                counts.stream().flatMap(count -> count.toMetrics().stream()),
                MetricsConfig.forTable(table)))
        .withSplitOffsets(ParquetUtil.getSplitOffsets(footer))
        .build();
  }

  @Override
  public void close() throws IOException {
    if (!ended) {
      writer.close();
    }
  }
}
