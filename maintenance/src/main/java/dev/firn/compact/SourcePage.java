package dev.firn.compact;

import java.io.IOException;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.jspecify.annotations.Nullable;

/**
 * One page of a column without repetition, decoded as far as need be.
 *
 * @param rows how many
 * @param levels the definition level of each row; null if all rows have a value
 * @param ids of the values in the chunk's dictionary; null if the page is plain
 * @param plain values as {@link ValueShape} has them, from {@code offset}
 */
@SuppressWarnings("ArrayRecordComponent")
record SourcePage(
    int rows, byte @Nullable [] levels, int @Nullable [] ids, byte[] plain, int offset) {
  private static final byte[] NONE = new byte[0];

  static SourcePage decode(DataPage page, ColumnDescriptor column, ValueShape shape)
      throws IOException {
    if (page instanceof DataPageV2 v2) {
      return decode(v2, column, shape);
    }
    return decode((DataPageV1) page, column, shape);
  }

  private static SourcePage decode(DataPageV1 page, ColumnDescriptor column, ValueShape shape)
      throws IOException {
    int rows = page.getValueCount();
    byte[] bytes = ParquetFiles.bytes(page.getBytes());
    byte[] levels = null;
    int offset = 0;
    if (column.getMaxDefinitionLevel() > 0) {
      int length = (int) ValueShape.INT.get(bytes, 0);
      levels = levels(BytesInput.from(bytes, Integer.BYTES, length), rows, column);
      offset = Integer.BYTES + length;
    }
    return values(page.getValueEncoding(), rows, levels, bytes, offset, column, shape);
  }

  private static SourcePage decode(DataPageV2 page, ColumnDescriptor column, ValueShape shape)
      throws IOException {
    int rows = page.getValueCount();
    byte[] levels = null;
    if (column.getMaxDefinitionLevel() > 0 && page.getNullCount() > 0) {
      levels = levels(page.getDefinitionLevels(), rows, column);
    }
    byte[] bytes = ParquetFiles.bytes(page.getData());
    return values(page.getDataEncoding(), rows, levels, bytes, 0, column, shape);
  }

  /** Null if all levels are the highest. */
  private static byte @Nullable [] levels(BytesInput input, int rows, ColumnDescriptor column)
      throws IOException {
    int max = column.getMaxDefinitionLevel();
    RunLengthBitPackingHybridDecoder decoder =
        new RunLengthBitPackingHybridDecoder(
            BytesUtils.getWidthFromMaxInt(max), input.toInputStream());
    byte[] levels = new byte[rows];
    boolean anyNull = false;
    for (int i = 0; i < rows; i++) {
      levels[i] = (byte) decoder.readInt();
      anyNull |= levels[i] != max;
    }
    return anyNull ? levels : null;
  }

  @SuppressWarnings("deprecation")
  private static SourcePage values(
      Encoding encoding,
      int rows,
      byte @Nullable [] levels,
      byte[] bytes,
      int offset,
      ColumnDescriptor column,
      ValueShape shape)
      throws IOException {
    int count = levels == null ? rows : count(levels, column.getMaxDefinitionLevel());
    if (encoding == Encoding.PLAIN_DICTIONARY || encoding == Encoding.RLE_DICTIONARY) {
      return new SourcePage(rows, levels, ids(bytes, offset, count), NONE, 0);
    }
    if (encoding == Encoding.PLAIN && shape.width() != 1) {
      return new SourcePage(rows, levels, null, bytes, offset);
    }
    ValuesReader reader = encoding.getValuesReader(column, ValuesType.VALUES);
    reader.initFromPage(
        count,
        ByteBufferInputStream.wrap(java.nio.ByteBuffer.wrap(bytes, offset, bytes.length - offset)));
    return new SourcePage(rows, levels, null, PlainValues.of(reader, count, column), 0);
  }

  private static int[] ids(byte[] bytes, int offset, int count) throws IOException {
    int[] ids = new int[count];
    if (count > 0) {
      RunLengthBitPackingHybridDecoder decoder =
          new RunLengthBitPackingHybridDecoder(
              bytes[offset],
              BytesInput.from(bytes, offset + 1, bytes.length - offset - 1).toInputStream());
      for (int i = 0; i < count; i++) {
        ids[i] = decoder.readInt();
      }
    }
    return ids;
  }

  private static int count(byte[] levels, int max) {
    int count = 0;
    for (byte level : levels) {
      count += level == max ? 1 : 0;
    }
    return count;
  }
}
