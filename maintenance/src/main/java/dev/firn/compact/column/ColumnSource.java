package dev.firn.compact.column;

import dev.firn.parquet.ParquetInput;
import java.io.IOException;
import org.apache.iceberg.io.InputFile;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;

/** A Parquet file that is read row group by row group. */
public final class ColumnSource implements AutoCloseable {
  private static final ParquetReadOptions FOOTER =
      ParquetReadOptions.builder(new PlainParquetConfiguration()).build();

  private final ParquetFileReader reader;
  private int next;

  private ColumnSource(ParquetFileReader reader) {
    this.reader = reader;
  }

  /** Reads the footer of a file. */
  public static ParquetMetadata footer(InputFile file) throws IOException {
    org.apache.parquet.io.InputFile input = new ParquetInput(file);
    try (SeekableInputStream stream = input.newStream()) {
      return ParquetFileReader.readFooter(input, FOOTER, stream);
    }
  }

  static ColumnSource open(
      InputFile file, @Nullable ParquetMetadata footer, PageDecompressor decompressor)
      throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(decompressor)
            .build();
    ParquetMetadata known = footer == null ? footer(file) : footer;
    org.apache.parquet.io.InputFile input = new ParquetInput(file);
    return new ColumnSource(new ParquetFileReader(input, known, options, input.newStream()));
  }

  /** Whether there is another row group. */
  public boolean hasNext() {
    return next < reader.getRowGroups().size();
  }

  /** The row group that is read or skipped next. */
  public BlockMetaData next() {
    return reader.getRowGroups().get(next);
  }

  /** Reads a row group; its pages stay compressed until they are looked at. */
  PageReadStore read() throws IOException {
    next++;
    return reader.readNextRowGroup();
  }

  /** Leaves a row group out. */
  public void skip() {
    next++;
    reader.skipNextRowGroup();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
