package dev.firn.compact.column;

import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;

/** One page of a column without repetition while it fills. */
final class PageBuffer {
  private final ColumnDescriptor column;
  private final ValueShape shape;
  private final int maxLevel;
  private int[] levels = {};
  private int[] ids = {};
  private byte[] plain = {};
  private boolean hasIds;
  private int rows;
  private int nulls;
  private int idCount;
  private int plainBytes;

  PageBuffer(ColumnDescriptor column) {
    this.column = column;
    this.shape = ValueShape.of(column.getPrimitiveType());
    this.maxLevel = column.getMaxDefinitionLevel();
  }

  int rows() {
    return rows;
  }

  boolean hasIds() {
    return hasIds;
  }

  void hasIds(boolean value) {
    hasIds = value;
  }

  /** About how large the page is. */
  int bytes() {
    return hasIds ? 2 * idCount : plainBytes;
  }

  /** Adds rows of a page, and returns how many of them have a value. */
  int addRows(SourcePage page, int start, int count) {
    int values = page.values() == page.rows() ? count : page.count(start, start + count);
    if (values < count && nulls == 0) {
      levels = room(levels, rows);
      Arrays.fill(levels, 0, rows, maxLevel);
    }
    nulls += count - values;
    if (nulls > 0) {
      levels = room(levels, rows + count);
      if (values < count) {
        System.arraycopy(page.levels(), start, levels, rows, count);
      } else {
        Arrays.fill(levels, rows, rows + count, maxLevel);
      }
    }
    rows += count;
    return values;
  }

  void addPlain(byte[] from, int start, int end) {
    int length = end - start;
    System.arraycopy(from, start, plainRoom(length), plainBytes, length);
    plainBytes += length;
  }

  /** Adds values of a dictionary as they are. */
  void addPlain(SourceDictionary from, int[] numbers, int start, int end) {
    byte[] values = from.values();
    int width = shape.width();
    if (width == Integer.BYTES || width == Long.BYTES) {
      byte[] into = plainRoom((end - start) * width);
      for (int i = start; i < end; i++) {
        move(values, numbers[i] * width, into, plainBytes, width);
        plainBytes += width;
      }
    } else {
      for (int i = start; i < end; i++) {
        addPlain(values, from.start(numbers[i]), from.end(numbers[i]));
      }
    }
  }

  private static void move(byte[] from, int start, byte[] into, int at, int width) {
    if (width == Integer.BYTES) {
      ValueShape.INT.set(into, at, (int) ValueShape.INT.get(from, start));
    } else {
      ValueShape.LONG.set(into, at, (long) ValueShape.LONG.get(from, start));
    }
  }

  private byte[] plainRoom(int length) {
    if (plainBytes + length > plain.length) {
      plain = Arrays.copyOf(plain, Math.max(plainBytes + length, 2 * plain.length));
    }
    return plain;
  }

  /**
   * Adds numbers, translated.
   *
   * @param targets what each number is in the chunk that is written, or {@link
   *     TargetDictionary#UNKNOWN}
   * @return how many were added before one that is unknown
   */
  int addIds(int[] numbers, int start, int end, int[] targets) {
    int count = end - start;
    ids = room(ids, idCount + count);
    int at = idCount;
    for (int i = start; i < end; i++) {
      int target = targets[numbers[i]];
      if (target < 0) {
        break;
      }
      ids[at++] = target;
    }
    int added = at - idCount;
    idCount = at;
    return added;
  }

  /** Replaces numbers by the values themselves. */
  void toPlain(TargetDictionary dictionary) {
    for (int i = 0; i < idCount; i++) {
      addPlain(dictionary.values(), dictionary.start(ids[i]), dictionary.end(ids[i]));
    }
    idCount = 0;
    hasIds = false;
  }

  void encode(TargetDictionary dictionary, PageEncoder encoder) {
    encoder.begin();
    if (nulls == 0) {
      encoder.addPresence(rows);
    } else {
      encoder.addLevels(levels, rows);
    }
    if (hasIds) {
      encoder.addIds(ids, idCount, dictionary.size());
    } else {
      encoder.addPlain(plain, plainBytes);
    }
  }

  Statistics<?> statistics(TargetDictionary dictionary, ValueBounds bounds) {
    if (hasIds) {
      bounds.addAll(dictionary, ids, idCount);
    } else {
      bounds.addAll(plain, 0, rows - nulls);
    }
    return statistics(column, bounds, nulls);
  }

  static Statistics<?> statistics(ColumnDescriptor column, ValueBounds bounds, int nulls) {
    Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
    bounds.moveInto(statistics);
    statistics.incrementNumNulls(nulls);
    return statistics;
  }

  void count(TargetDictionary dictionary, FloatCounts floats) {
    floats.addNulls(nulls);
    if (hasIds) {
      for (int i = 0; i < idCount; i++) {
        floats.add(dictionary.values(), dictionary.start(ids[i]));
      }
    } else {
      floats.addAll(plain, 0, rows - nulls);
    }
  }

  void clear() {
    rows = 0;
    nulls = 0;
    idCount = 0;
    plainBytes = 0;
  }

  private static int[] room(int[] array, int count) {
    return count <= array.length ? array : Arrays.copyOf(array, Math.max(count, 2 * array.length));
  }
}
