package dev.firn.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column of whole numbers, of 32 or 64 bits, that is not repeated: a page at once
 * into an array, as most of what value by value costs is the way to each of them. Owned by one
 * thread.
 */
public final class WholeNumbers {
  private final ColumnDescriptor column;
  private final boolean isInt;
  private final int maxLevel;
  private @Nullable PageReader pages;
  private @Nullable Dictionary dictionary;
  private long[] values = {};
  private boolean[] missing = {};
  private boolean hasMissing;
  private int rows;
  private int next;

  /**
   * A reader of that column.
   *
   * @throws IllegalArgumentException if it is repeated, or holds something else
   */
  public WholeNumbers(ColumnDescriptor column) {
    PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
    if (column.getMaxRepetitionLevel() > 0
        || (type != PrimitiveTypeName.INT32 && type != PrimitiveTypeName.INT64)) {
      throw new IllegalArgumentException("Cannot read " + column + " as whole numbers");
    }
    this.column = column;
    this.isInt = type == PrimitiveTypeName.INT32;
    this.maxLevel = column.getMaxDefinitionLevel();
  }

  /** Goes on with the pages of a row group; what is left of the one before is forgotten. */
  public void start(PageReader chunk) {
    pages = chunk;
    rows = 0;
    next = 0;
    DictionaryPage page = chunk.readDictionaryPage();
    try {
      dictionary = page == null ? null : page.getEncoding().initDictionary(column, page);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the dictionary of " + column, e);
    }
  }

  /** Whether there is another value in this row group. */
  public boolean hasNext() {
    while (next == rows) {
      DataPage page = pages == null ? null : pages.readPage();
      if (page == null) {
        return false;
      }
      decode(page);
    }
    return true;
  }

  /** Whether the next value is missing; if so, it is passed over. */
  public boolean skipNull() {
    requireNext();
    if (hasMissing && missing[next]) {
      next++;
      return true;
    }
    return false;
  }

  /** The next value; of no meaning if it is missing. */
  public long next() {
    requireNext();
    return values[next++];
  }

  private void requireNext() {
    if (next == rows && !hasNext()) {
      throw new ParquetDecodingException(
          "Cannot read a value of " + column + ": there are no more");
    }
  }

  private void decode(DataPage page) {
    rows = page.getValueCount();
    next = 0;
    hasMissing = false;
    if (values.length < rows) {
      values = new long[rows];
      missing = new boolean[rows];
    }
    try {
      if (page instanceof DataPageV2 v2) {
        decode(v2);
      } else {
        decode((DataPageV1) page);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a page of " + column, e);
    }
  }

  private void decode(DataPageV1 page) throws IOException {
    ByteBufferInputStream bytes = page.getBytes().toInputStream();
    int present = rows;
    if (maxLevel > 0) {
      ValuesReader levels =
          page.getDlEncoding().getValuesReader(column, ValuesType.DEFINITION_LEVEL);
      levels.initFromPage(rows, bytes);
      present = 0;
      for (int i = 0; i < rows; i++) {
        present += mark(i, levels.readInteger());
      }
    }
    decode(page.getValueEncoding(), bytes, present);
  }

  private void decode(DataPageV2 page) throws IOException {
    int present = rows;
    if (maxLevel > 0 && page.getNullCount() > 0) {
      RunLengthBitPackingHybridDecoder levels =
          new RunLengthBitPackingHybridDecoder(
              BytesUtils.getWidthFromMaxInt(maxLevel), page.getDefinitionLevels().toInputStream());
      present = 0;
      for (int i = 0; i < rows; i++) {
        present += mark(i, levels.readInt());
      }
    }
    decode(page.getDataEncoding(), page.getData().toInputStream(), present);
  }

  private int mark(int row, int level) {
    missing[row] = level < maxLevel;
    hasMissing |= missing[row];
    return missing[row] ? 0 : 1;
  }

  private void decode(Encoding encoding, ByteBufferInputStream bytes, int present)
      throws IOException {
    if (encoding == Encoding.PLAIN) {
      plain(bytes.slice(present * (isInt ? Integer.BYTES : Long.BYTES)), present);
    } else {
      ValuesReader reader =
          encoding.usesDictionary()
              ? encoding.getDictionaryBasedValuesReader(column, ValuesType.VALUES, dictionary)
              : encoding.getValuesReader(column, ValuesType.VALUES);
      reader.initFromPage(present, bytes);
      for (int i = 0; i < present; i++) {
        values[i] = isInt ? reader.readInteger() : reader.readLong();
      }
    }
    if (hasMissing) {
      spread(present);
    }
  }

  private void plain(ByteBuffer bytes, int present) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    if (!isInt) {
      bytes.asLongBuffer().get(values, 0, present);
      return;
    }
    for (int i = 0; i < present; i++) {
      values[i] = bytes.getInt();
    }
  }

  /** Moves values to their rows, the last one first. */
  private void spread(int present) {
    int from = present;
    for (int row = rows - 1; row >= 0; row--) {
      values[row] = missing[row] ? 0 : values[--from];
    }
  }
}
