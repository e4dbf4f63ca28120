package dev.firn.index;

import java.util.Arrays;

/** The hashed keys that one file holds, in order of position; filled once, then only read. */
public final class FileKeys {
  private long[] highs;
  private long[] lows;
  private long[] versions;
  private int[] positions;
  private int size;

  /** Room for so many; more may come. */
  FileKeys(int capacity) {
    highs = new long[capacity];
    lows = new long[capacity];
    versions = new long[capacity];
    positions = new int[capacity];
  }

  void add(long high, long low, long version, int position) {
    if (size == highs.length) {
      grow(Math.addExact(size, Math.max(size >> 1, 64)));
    }
    highs[size] = high;
    lows[size] = low;
    versions[size] = version;
    positions[size++] = position;
  }

  /** How many keys there are. */
  public int size() {
    return size;
  }

  public long high(int index) {
    return highs[index];
  }

  public long low(int index) {
    return lows[index];
  }

  /** The order of the row's version; the same for all rows of a table without a version column. */
  public long version(int index) {
    return versions[index];
  }

  /** The row's position in its file. */
  public int position(int index) {
    return positions[index];
  }

  private void grow(int capacity) {
    highs = Arrays.copyOf(highs, capacity);
    lows = Arrays.copyOf(lows, capacity);
    versions = Arrays.copyOf(versions, capacity);
    positions = Arrays.copyOf(positions, capacity);
  }
}
