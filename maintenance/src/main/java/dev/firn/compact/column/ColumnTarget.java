package dev.firn.compact.column;

import dev.firn.parquet.ParquetOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.FieldMetrics;
import org.apache.iceberg.io.OutputFile;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** A new Parquet file, written row group by row group. */
public final class ColumnTarget implements AutoCloseable {
  private static final int COLUMN_INDEX_TRUNCATE_LENGTH = 64;

  private final ParquetFileWriter writer;
  private final Map<ColumnDescriptor, FloatCounts> floats = new LinkedHashMap<>();
  private boolean ended;

  private ColumnTarget(ParquetFileWriter writer, MessageType schema) {
    this.writer = writer;
    for (ColumnDescriptor column : schema.getColumns()) {
      if (FloatCounts.concern(column.getPrimitiveType())) {
        floats.put(column, new FloatCounts(column.getPrimitiveType()));
      }
    }
  }

  /** Creates a file. */
  public static ColumnTarget create(OutputFile file, MessageType schema, ColumnSettings settings)
      throws IOException {
    ParquetFileWriter writer =
        new ParquetFileWriter(
            new ParquetOutput(file),
            schema,
            ParquetFileWriter.Mode.CREATE,
            settings.rowGroupBytes(),
            0,
            COLUMN_INDEX_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_PAGE_WRITE_CHECKSUM_ENABLED);
    writer.start();
    return new ColumnTarget(writer, schema);
  }

  ParquetFileWriter writer() {
    return writer;
  }

  @Nullable FloatCounts floats(ColumnDescriptor column) {
    return floats.get(column);
  }

  /** Bytes that are written so far. */
  public long bytes() throws IOException {
    return writer.getPos();
  }

  /** Writes the footer, and returns it. */
  public ParquetMetadata end(Map<String, String> metadata) throws IOException {
    writer.end(metadata);
    ended = true;
    return writer.getFooter();
  }

  /** What the footer does not tell of the columns that are floating point numbers. */
  public Stream<FieldMetrics<?>> fieldMetrics() {
    return floats.values().stream().flatMap(counts -> counts.toMetrics().stream());
  }

  /** Gives up, unless it has ended. */
  @Override
  public void close() throws IOException {
    if (!ended) {
      writer.close();
    }
  }
}
