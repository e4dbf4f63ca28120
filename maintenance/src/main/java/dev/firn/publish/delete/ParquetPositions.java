package dev.firn.publish.delete;

import dev.firn.parquet.ParquetOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.io.DeleteSchemaUtil;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.ParquetCodecFactory;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Lays out a position delete file of one data file as pages of Parquet. The path is one entry of a
 * dictionary and one run, the positions are plain numbers: nothing is done row by row, which is
 * what makes this several times faster than a writer of rows.
 */
@SuppressWarnings("deprecation") // The encodings that every reader of version 1 pages knows.
final class ParquetPositions {
  private static final Schema SCHEMA = DeleteSchemaUtil.pathPosSchema();
  private static final MessageType TYPE = ParquetSchemaUtil.convert(SCHEMA, "table");
  private static final Map<String, String> FOOTER =
      Map.of("delete-type", "position", "iceberg.schema", SchemaParser.toJson(SCHEMA));
  private static final int PAGE_ROWS = 1 << 17;
  private static final int MAX_PADDING_BYTES = 8 << 20;
  private static final int INDEX_BOUND_BYTES = 64;

  private final CompressionCodecName codec;
  private final BytesInputCompressor compressor;

  private ParquetPositions(CompressionCodecName codec, ParquetCodecFactory codecs) {
    this.codec = codec;
    this.compressor = codecs.getCompressor(codec);
  }

  /**
   * Writes the file.
   *
   * @param path of the data file
   * @param positions at least one
   * @return its length in bytes
   */
  static long write(
      OutputFile output, String path, RoaringBitmap positions, CompressionCodecName codec)
      throws IOException {
    Configuration fast = new Configuration(false);
    fast.set("parquet.compression.codec.zstd.level", "1");
    int pageBytes = Math.min(PAGE_ROWS, positions.getCardinality()) * Long.BYTES;
    ParquetCodecFactory codecs = new ParquetCodecFactory(fast, pageBytes);
    try (ParquetFileWriter file =
        new ParquetFileWriter(
            new ParquetOutput(output),
            TYPE,
            ParquetFileWriter.Mode.CREATE,
            Long.MAX_VALUE,
            MAX_PADDING_BYTES,
            INDEX_BOUND_BYTES,
            Integer.MAX_VALUE,
            true)) {
      new ParquetPositions(codec, codecs).write(file, path, positions);
      return file.getPos();
    } finally {
      codecs.release();
    }
  }

  private void write(ParquetFileWriter file, String path, RoaringBitmap positions)
      throws IOException {
    file.start();
    file.startBlock(positions.getLongCardinality());
    writePath(file, TYPE.getColumns().get(0), path, positions.getCardinality());
    writePositions(file, TYPE.getColumns().get(1), positions);
    file.endBlock();
    file.end(FOOTER);
  }

  private void writePath(ParquetFileWriter file, ColumnDescriptor column, String path, int rows)
      throws IOException {
    Binary value = Binary.fromConstantByteArray(path.getBytes(StandardCharsets.UTF_8));
    file.startColumn(column, rows, codec);
    BytesInput entry =
        BytesInput.concat(BytesInput.fromInt(value.length()), BytesInput.from(value.getBytes()));
    file.writeDictionaryPage(
        new DictionaryPage(
            compressor.compress(entry),
            Math.toIntExact(entry.size()),
            1,
            Encoding.PLAIN_DICTIONARY));
    for (int from = 0; from < rows; from += PAGE_ROWS) {
      int count = Math.min(PAGE_ROWS, rows - from);
      Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
      statistics.updateStats(value);
      // Indexes of no bits, then one run of them.
      BytesInput run =
          BytesInput.concat(
              BytesInput.from(new byte[1]), BytesInput.fromUnsignedVarInt(count << 1));
      writePage(file, run, count, statistics, Encoding.PLAIN_DICTIONARY);
    }
    file.endColumn();
  }

  private void writePositions(
      ParquetFileWriter file, ColumnDescriptor column, RoaringBitmap positions) throws IOException {
    int rows = positions.getCardinality();
    file.startColumn(column, rows, codec);
    IntIterator next = positions.getIntIterator();
    for (int from = 0; from < rows; from += PAGE_ROWS) {
      int count = Math.min(PAGE_ROWS, rows - from);
      ByteBuffer page = ByteBuffer.allocate(count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      while (page.hasRemaining()) {
        page.putLong(next.next());
      }
      Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
      statistics.updateStats(page.getLong(0));
      statistics.updateStats(page.getLong(page.capacity() - Long.BYTES));
      writePage(file, BytesInput.from(page.array()), count, statistics, Encoding.PLAIN);
    }
    file.endColumn();
  }

  private void writePage(
      ParquetFileWriter file,
      BytesInput page,
      int count,
      Statistics<?> statistics,
      Encoding encoding)
      throws IOException {
    int size = Math.toIntExact(page.size());
    BytesInput compressed = compressor.compress(page);
    file.writeDataPage(
        count, size, compressed, statistics, count, Encoding.RLE, Encoding.BIT_PACKED, encoding);
  }
}
