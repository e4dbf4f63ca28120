package dev.firn.compact.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.values.ValuesReader;

/**
 * One page of a column without repetition, decoded as far as need be: into levels, and into numbers
 * of a dictionary or plain values. Used again for the next page. Owned by one thread.
 */
final class SourcePage {
  private final ColumnDescriptor column;
  private final ValueShape shape;
  private final int maxLevel;
  private final Retention retention;
  private int[] levels = {};
  private int[] ids = {};
  private byte[] plain = {};
  private int offset;
  private int rows;
  private int values;
  private boolean hasIds;
  private boolean isCopyable;

  SourcePage(ColumnDescriptor column) {
    this.column = column;
    this.shape = ValueShape.of(column.getPrimitiveType());
    this.maxLevel = column.getMaxDefinitionLevel();
    this.retention = new Retention(shape);
  }

  int rows() {
    return rows;
  }

  /** How many rows have a value. */
  int values() {
    return values;
  }

  /** The definition level of each row; of no meaning if all rows have a value. */
  int[] levels() {
    return levels;
  }

  /** Whether the values are numbers of a dictionary. */
  boolean hasIds() {
    return hasIds;
  }

  int[] ids() {
    return ids;
  }

  /** Plain values as {@link ValueShape} has them, from {@link #offset()}. */
  byte[] plain() {
    return plain;
  }

  int offset() {
    return offset;
  }

  /** Bytes of the plain values. */
  int bytes() {
    return shape.end(plain, offset, values) - offset;
  }

  /** Whether its bytes mean the same in another chunk: all values are plain. */
  boolean isCopyable() {
    return isCopyable;
  }

  /**
   * Decodes a page.
   *
   * @param decompressor that has just decompressed it; its array is used, and changed
   */
  void decode(DataPage page, PageDecompressor decompressor) throws IOException {
    rows = page.getValueCount();
    if (page instanceof DataPageV2 v2) {
      decode(v2);
    } else {
      decode((DataPageV1) page, decompressor.bytes());
    }
  }

  private void decode(DataPageV1 page, byte[] bytes) throws IOException {
    int start = 0;
    values = rows;
    if (maxLevel > 0) {
      requireRuns(page.getDlEncoding());
      int length = (int) ValueShape.INT.get(bytes, 0);
      start = Integer.BYTES + length;
      decodeLevels(bytes, Integer.BYTES, start);
    }
    isCopyable = page.getValueEncoding() == Encoding.PLAIN;
    decode(page.getValueEncoding(), bytes, start, Math.toIntExact(page.getBytes().size()));
  }

  private void decode(DataPageV2 page) throws IOException {
    values = rows;
    if (maxLevel > 0 && page.getNullCount() > 0) {
      byte[] bytes = PageBytes.copy(page.getDefinitionLevels());
      decodeLevels(Arrays.copyOf(bytes, bytes.length + HybridRuns.SLACK), 0, bytes.length);
    }
    isCopyable = false;
    byte[] bytes = PageBytes.copy(page.getData());
    byte[] slack = Arrays.copyOf(bytes, bytes.length + HybridRuns.SLACK);
    decode(page.getDataEncoding(), slack, 0, bytes.length);
  }

  private void decodeLevels(byte[] bytes, int start, int end) throws IOException {
    levels = room(levels, rows);
    HybridRuns.decode(bytes, start, end, BytesUtils.getWidthFromMaxInt(maxLevel), levels, rows);
    values = count(0, rows);
  }

  @SuppressWarnings("deprecation")
  private void decode(Encoding encoding, byte[] bytes, int start, int end) throws IOException {
    hasIds = encoding == Encoding.PLAIN_DICTIONARY || encoding == Encoding.RLE_DICTIONARY;
    if (hasIds) {
      ids = room(ids, values);
      if (values > 0) {
        HybridRuns.decode(bytes, start + 1, end, bytes[start], ids, values);
      }
    } else if (encoding == Encoding.PLAIN && shape.width() != 1) {
      plain = bytes;
      offset = start;
    } else {
      ValuesReader reader = encoding.getValuesReader(column, ValuesType.VALUES);
      reader.initFromPage(
          values, ByteBufferInputStream.wrap(ByteBuffer.wrap(bytes, start, end - start)));
      plain = PlainValues.of(reader, values, column);
      offset = 0;
    }
  }

  /** How many rows of a stretch have a value. */
  int count(int start, int end) {
    int count = 0;
    for (int i = start; i < end; i++) {
      count += levels[i] == maxLevel ? 1 : 0;
    }
    return count;
  }

  /**
   * Drops the rows that do not live.
   *
   * @param first the page's first row in its row group
   */
  void retain(LiveBits live, int first) {
    if (values == rows) {
      retention.look(live, first, rows);
    } else {
      retention.look(live, first, levels, rows, maxLevel);
    }
    if (hasIds) {
      retention.move(ids);
    } else {
      retention.move(plain, offset);
    }
    rows = retention.rows();
    values = retention.values();
    isCopyable = false;
  }

  private static int[] room(int[] array, int count) {
    return count <= array.length ? array : new int[count];
  }

  private void requireRuns(Encoding encoding) {
    if (encoding != Encoding.RLE) {
      throw new IllegalArgumentException(
          "Cannot rewrite column "
              + String.join(".", column.getPath())
              + ": its levels are encoded as "
              + encoding
              + ", not as "
              + Encoding.RLE);
    }
  }
}
