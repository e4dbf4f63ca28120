package dev.firn.compact.column;

import java.util.Arrays;

/** The dictionary of one column chunk that is written: values by number, each once. */
final class TargetDictionary {
  /** No number. */
  static final int UNKNOWN = -1;

  /** No number is left. */
  static final int FULL = -2;

  private final int width;
  private final int maxBytes;
  private byte[] values = new byte[1 << 10];

  /** Where each value begins, if each has a length of its own. */
  private int[] starts = new int[64];

  private int[] table = new int[128];
  private int size;

  TargetDictionary(ValueShape shape, int maxBytes) {
    this.width = shape.width();
    this.maxBytes = maxBytes;
    Arrays.fill(table, UNKNOWN);
  }

  int size() {
    return size;
  }

  byte[] values() {
    return values;
  }

  int bytes() {
    return start(size);
  }

  int start(int id) {
    return width > 0 ? id * width : starts[id];
  }

  int end(int id) {
    return start(id + 1);
  }

  /** The number of a value, which is new if need be, or {@link #FULL}. */
  int idOf(byte[] from, int start, int end) {
    int slot = hash(from, start, end) & (table.length - 1);
    while (table[slot] != UNKNOWN) {
      int id = table[slot];
      if (isSame(id, from, start, end)) {
        return id;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    if (bytes() + end - start > maxBytes) {
      return FULL;
    }
    table[slot] = size;
    return append(from, start, end);
  }

  /** Numbers have no method call of their own. */
  private boolean isSame(int id, byte[] from, int start, int end) {
    int first = start(id);
    return switch (width) {
      case Integer.BYTES ->
          (int) ValueShape.INT.get(values, first) == (int) ValueShape.INT.get(from, start);
      case Long.BYTES ->
          (long) ValueShape.LONG.get(values, first) == (long) ValueShape.LONG.get(from, start);
      default -> Arrays.equals(values, first, end(id), from, start, end);
    };
  }

  private int append(byte[] from, int start, int end) {
    int at = bytes();
    int length = end - start;
    if (at + length > values.length) {
      values = Arrays.copyOf(values, Math.max(at + length, 2 * values.length));
    }
    System.arraycopy(from, start, values, at, length);
    size++;
    if (width == 0) {
      addEnd(at + length);
    }
    if (2 * size > table.length) {
      grow();
    }
    return size - 1;
  }

  private void addEnd(int end) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    starts[size] = end;
  }

  private void grow() {
    table = new int[2 * table.length];
    Arrays.fill(table, UNKNOWN);
    for (int id = 0; id < size; id++) {
      int slot = hash(values, start(id), end(id)) & (table.length - 1);
      while (table[slot] != UNKNOWN) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = id;
    }
  }

  private static int hash(byte[] values, int start, int end) {
    if (end - start == Integer.BYTES) {
      return (int) mix((int) ValueShape.INT.get(values, start));
    }
    long hash = (long) end - start;
    int at = start;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      hash = mix(hash ^ (long) ValueShape.LONG.get(values, at));
    }
    for (; at < end; at++) {
      hash = hash * 31 + values[at];
    }
    return (int) mix(hash);
  }

  private static long mix(long hash) {
    long mixed = hash * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 32);
  }
}
