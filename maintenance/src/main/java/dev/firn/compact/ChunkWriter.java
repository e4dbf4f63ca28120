package dev.firn.compact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes one column chunk from pages that others have written. Values are copied as bytes and never
 * made objects; those of a dictionary are copied by number, and looked at once.
 */
final class ChunkWriter {
  private static final int MAX_STEP = 256;

  private final ColumnDescriptor column;
  private final ValueShape shape;
  private final ColumnSettings settings;
  private final BytesInputCompressor compressor;
  private final TargetDictionary dictionary;
  private final PageBuffer page;
  private final @Nullable FloatCounts floats;
  private final List<Written> pages = new ArrayList<>();
  private boolean plainOnly;
  private long rows;

  ChunkWriter(
      ColumnDescriptor column,
      ColumnSettings settings,
      BytesInputCompressor compressor,
      @Nullable FloatCounts floats) {
    this.column = column;
    this.shape = ValueShape.of(column.getPrimitiveType());
    this.settings = settings;
    this.compressor = compressor;
    this.dictionary = new TargetDictionary(settings.dictionaryBytes());
    this.page = new PageBuffer(column);
    this.floats = floats;
  }

  /** A page that waits for its row group to be complete. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Written(
      byte[] compressed, int bytes, int rows, Statistics<?> statistics, Encoding encoding) {}

  /**
   * Copies the live rows of a page.
   *
   * @param first the page's first row in its row group
   * @param run the first run of live rows that may reach into the page
   * @return the first run that may reach into the next page
   */
  int append(SourcePage source, @Nullable SourceDictionary from, LiveRuns runs, int run, int first)
      throws IOException {
    Cursor cursor = new Cursor(source);
    int at = run;
    int end = first + source.rows();
    while (at < runs.size() && runs.start(at) < end) {
      cursor.skipTo(Math.max(runs.start(at), first) - first);
      copy(cursor, from, Math.min(runs.end(at), end) - first);
      if (runs.end(at) > end) {
        break;
      }
      at++;
    }
    return at;
  }

  private void copy(Cursor cursor, @Nullable SourceDictionary from, int end) throws IOException {
    int steps = maxStep(cursor.page, from);
    while (cursor.row < end) {
      int step = Math.min(Math.min(end - cursor.row, steps), settings.pageRows() - page.rows());
      if (cursor.page.ids() != null && from != null) {
        copyIds(cursor, cursor.page.ids(), from, step);
      } else {
        copyPlain(cursor, step);
      }
      if (page.rows() >= settings.pageRows() || page.bytes() >= settings.pageBytes()) {
        flush();
      }
    }
  }

  /** So many rows that a page of large values does not grow far beyond its size. */
  private int maxStep(SourcePage source, @Nullable SourceDictionary from) {
    return source.ids() == null || from == null
        ? maxStep(source.plain().length, source.rows())
        : maxStep(from.values().length, from.size());
  }

  private int maxStep(int bytes, int values) {
    long fitting = (long) settings.pageBytes() * values / Math.max(1, bytes);
    return (int) Math.max(1, Math.min(MAX_STEP, fitting));
  }

  private void copyPlain(Cursor cursor, int step) throws IOException {
    requirePage(false);
    int values = levels(cursor, step);
    byte[] plain = cursor.page.plain();
    int start = cursor.offset;
    int at = start;
    for (int i = 0; i < values; i++) {
      int next = shape.end(plain, at);
      look(plain, at, next);
      at = next;
    }
    page.addPlain(plain, start, at);
    cursor.offset = at;
    cursor.row += step;
  }

  private void copyIds(Cursor cursor, int[] ids, SourceDictionary from, int step)
      throws IOException {
    requirePage(!plainOnly);
    int values = levels(cursor, step);
    for (int i = 0; i < values; i++) {
      int id = ids[cursor.value++];
      int target = plainOnly ? TargetDictionary.FULL : target(from, id);
      if (target == TargetDictionary.FULL) {
        if (!plainOnly) {
          plainOnly = true;
          page.toPlain(dictionary);
        }
        look(from.values(), from.start(id), from.end(id));
        page.addPlain(from.values(), from.start(id), from.end(id));
      } else {
        page.addId(target, dictionary);
        if (floats != null) {
          floats.add(from.values(), from.start(id));
        }
      }
    }
    cursor.row += step;
  }

  private int target(SourceDictionary from, int id) {
    int target = from.target(id);
    if (target == TargetDictionary.UNKNOWN) {
      target = dictionary.idOf(from.values(), from.start(id), from.end(id));
      if (target != TargetDictionary.FULL) {
        from.target(id, target);
      }
    }
    return target;
  }

  private void look(byte[] values, int start, int end) {
    page.bounds().add(values, start, end);
    if (floats != null) {
      floats.add(values, start);
    }
  }

  /** Copies the levels of the next rows, and returns how many of them have a value. */
  private int levels(Cursor cursor, int step) {
    int values = page.addLevels(cursor.page.levels(), cursor.row, step);
    if (floats != null) {
      floats.addNulls(step - values);
    }
    return values;
  }

  private void requirePage(boolean ids) throws IOException {
    if (page.rows() > 0 && page.hasIds() != ids) {
      flush();
    }
    page.hasIds(ids);
  }

  @SuppressWarnings("deprecation")
  private void flush() throws IOException {
    if (page.rows() == 0) {
      return;
    }
    Encoding encoding = page.hasIds() ? Encoding.PLAIN_DICTIONARY : Encoding.PLAIN;
    BytesInput bytes = page.toBytes(dictionary);
    int size = Math.toIntExact(bytes.size());
    byte[] compressed = ParquetFiles.bytes(compressor.compress(bytes));
    pages.add(new Written(compressed, size, page.rows(), page.statistics(), encoding));
    rows += page.rows();
    page.clear();
  }

  /** Writes the chunk to its file. */
  @SuppressWarnings("deprecation")
  void writeTo(ParquetFileWriter file) throws IOException {
    flush();
    file.startColumn(column, rows, settings.codec());
    if (dictionary.size() > 0) {
      BytesInput bytes = BytesInput.from(dictionary.values(), 0, dictionary.bytes());
      int size = Math.toIntExact(bytes.size());
      file.writeDictionaryPage(
          new DictionaryPage(
              BytesInput.from(ParquetFiles.bytes(compressor.compress(bytes))),
              size,
              dictionary.size(),
              Encoding.PLAIN_DICTIONARY));
    }
    Encoding levels = column.getMaxDefinitionLevel() > 0 ? Encoding.RLE : Encoding.BIT_PACKED;
    for (Written written : pages) {
      file.writeDataPage(
          written.rows(),
          written.bytes(),
          BytesInput.from(written.compressed()),
          written.statistics(),
          written.rows(),
          Encoding.BIT_PACKED,
          levels,
          written.encoding());
    }
    file.endColumn();
  }

  /** A place in a page. */
  private final class Cursor {
    private final SourcePage page;
    private int row;
    private int value;
    private int offset;

    private Cursor(SourcePage page) {
      this.page = page;
      this.offset = page.offset();
    }

    private void skipTo(int target) {
      int values = target - row;
      byte[] levels = page.levels();
      if (levels != null) {
        values = 0;
        for (int i = row; i < target; i++) {
          values += levels[i] == column.getMaxDefinitionLevel() ? 1 : 0;
        }
      }
      if (page.ids() != null) {
        value += values;
      } else {
        offset = shape.end(page.plain(), offset, values);
      }
      row = target;
    }
  }
}
