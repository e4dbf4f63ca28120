package dev.firn.compact.column;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes one column chunk from pages that others have written. Values are copied as bytes and never
 * made objects; those of a dictionary are copied by number, and looked at once; pages that mean the
 * same in the new chunk are copied as they were, compressed.
 */
final class ChunkWriter {
  private static final int MAX_STEP = 256;

  private final ColumnDescriptor column;
  private final ValueShape shape;
  private final ColumnSettings settings;
  private final PageCompressor compressor;
  private final TargetDictionary dictionary;
  private final PageBuffer page;
  private final PageEncoder encoder;
  private final ValueBounds bounds;
  private final @Nullable FloatCounts floats;
  private final List<Written> pages = new ArrayList<>();
  private boolean plainOnly;
  private long rows;

  ChunkWriter(
      ColumnDescriptor column,
      ColumnSettings settings,
      PageCompressor compressor,
      @Nullable FloatCounts floats) {
    this.column = column;
    this.shape = ValueShape.of(column.getPrimitiveType());
    this.settings = settings;
    this.compressor = compressor;
    this.dictionary = new TargetDictionary(shape, settings.dictionaryBytes());
    this.page = new PageBuffer(column);
    this.encoder = new PageEncoder(column);
    this.bounds = ValueBounds.of(column.getPrimitiveType());
    this.floats = floats;
  }

  /** A page that waits for its row group to be complete. */
  private record Written(
      BytesInput compressed, int bytes, int rows, Statistics<?> statistics, Encoding encoding) {}

  /**
   * Whether a page can be copied as it is: its bytes mean the same here, and it is neither so small
   * that it belongs into a larger one, nor too large.
   *
   * @param bytes of the page before it was compressed
   */
  boolean fits(SourcePage source, int bytes) {
    boolean large = source.rows() >= settings.pageRows() / 2 || bytes >= settings.pageBytes() / 2;
    boolean small = source.rows() <= settings.pageRows() && bytes <= 2L * settings.pageBytes();
    return source.isCopyable() && large && small;
  }

  /**
   * Copies a page as it was.
   *
   * @param bytes of the page before it was compressed
   * @param compressed by the codec of this chunk
   */
  void appendWhole(SourcePage source, int bytes, BytesInput compressed) throws IOException {
    flush();
    int nulls = source.rows() - source.values();
    bounds.addAll(source.plain(), source.offset(), source.values());
    if (floats != null) {
      floats.addNulls(nulls);
      floats.addAll(source.plain(), source.offset(), source.values());
    }
    Statistics<?> statistics = PageBuffer.statistics(column, bounds, nulls);
    pages.add(new Written(compressed, bytes, source.rows(), statistics, Encoding.PLAIN));
    rows += source.rows();
  }

  /** Copies all rows of a page. */
  void append(SourcePage source, @Nullable SourceDictionary from) throws IOException {
    int row = 0;
    int value = 0;
    int offset = source.offset();
    while (row < source.rows()) {
      requirePage(source, from);
      int step = Math.min(source.rows() - row, maxStep(source, from));
      int end = value + page.addRows(source, row, step);
      if (source.hasIds() && from != null) {
        appendIds(source.ids(), value, end, from);
      } else if (end > value) {
        int next = shape.end(source.plain(), offset, end - value);
        page.addPlain(source.plain(), offset, next);
        offset = next;
      }
      row += step;
      value = end;
      flushIfFull();
    }
  }

  private void appendIds(int[] ids, int start, int end, SourceDictionary from) {
    int at = start;
    while (at < end && !plainOnly) {
      at += page.addIds(ids, at, end, from.targets());
      if (at < end && !learn(from, ids[at])) {
        plainOnly = true;
        page.toPlain(dictionary);
      }
    }
    page.addPlain(from, ids, at, end);
  }

  /** Takes a value into the dictionary, if it has room. */
  private boolean learn(SourceDictionary from, int id) {
    int target = dictionary.idOf(from.values(), from.start(id), from.end(id));
    if (target == TargetDictionary.FULL) {
      return false;
    }
    from.targets()[id] = target;
    return true;
  }

  /** So many rows that the page does not grow far beyond its size. */
  private int maxStep(SourcePage source, @Nullable SourceDictionary from) {
    int left = settings.pageRows() - page.rows();
    int fitting;
    if (source.hasIds()) {
      fitting = from == null ? left : settings.pageBytes() / from.maxLength();
    } else {
      fitting =
          shape.width() == 0 ? MAX_STEP : (settings.pageBytes() - page.bytes()) / shape.width();
    }
    return Math.max(1, Math.min(left, fitting));
  }

  /** A page has either numbers or values; rows without a value go into either. */
  private void requirePage(SourcePage source, @Nullable SourceDictionary from) throws IOException {
    boolean ids = source.hasIds() && from != null && !plainOnly;
    if (page.rows() > 0 && page.hasIds() != ids && source.values() > 0) {
      flush();
    }
    if (page.rows() == 0) {
      page.hasIds(ids);
    }
  }

  private void flushIfFull() throws IOException {
    if (page.rows() >= settings.pageRows() || page.bytes() >= settings.pageBytes()) {
      flush();
    }
  }

  @SuppressWarnings("deprecation")
  private void flush() throws IOException {
    if (page.rows() == 0) {
      return;
    }
    Encoding encoding = page.hasIds() ? Encoding.PLAIN_DICTIONARY : Encoding.PLAIN;
    if (floats != null) {
      page.count(dictionary, floats);
    }
    Statistics<?> statistics = page.statistics(dictionary, bounds);
    page.encode(dictionary, encoder);
    BytesInput compressed = BytesInput.from(compressor.compress(encoder.bytes(), encoder.size()));
    pages.add(new Written(compressed, encoder.size(), page.rows(), statistics, encoding));
    rows += page.rows();
    page.clear();
  }

  /** Writes the chunk to its file. */
  void writeTo(ParquetFileWriter file) throws IOException {
    flush();
    file.startColumn(column, rows, settings.codec());
    if (dictionary.size() > 0) {
      writeDictionary(file);
    }
    for (Written written : pages) {
      write(written, file);
    }
    file.endColumn();
  }

  @SuppressWarnings("deprecation")
  private void writeDictionary(ParquetFileWriter file) throws IOException {
    int size = dictionary.bytes();
    BytesInput compressed = BytesInput.from(compressor.compress(dictionary.values(), size));
    file.writeDictionaryPage(
        new DictionaryPage(compressed, size, dictionary.size(), Encoding.PLAIN_DICTIONARY));
  }

  @SuppressWarnings("deprecation")
  private void write(Written written, ParquetFileWriter file) throws IOException {
    file.writeDataPage(
        written.rows(),
        written.bytes(),
        written.compressed(),
        written.statistics(),
        written.rows(),
        Encoding.BIT_PACKED,
        column.getMaxDefinitionLevel() > 0 ? Encoding.RLE : Encoding.BIT_PACKED,
        written.encoding());
  }
}
