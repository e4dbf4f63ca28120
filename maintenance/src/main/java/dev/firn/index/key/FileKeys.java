package dev.firn.index.key;

import dev.firn.index.memory.RowTable;
import java.util.Arrays;

/** The hashed keys that one file holds, in order of position; filled once, then only read. */
public final class FileKeys {
  private static final int MAX_GROUPED = 1 << 21;

  private long[] highs;
  private long[] lows;

  /** Empty while all are alike. */
  private long[] versions = {};

  private int[] positions;
  private int size;

  /** Room for so many; more may come. */
  public FileKeys(int capacity) {
    highs = new long[capacity];
    lows = new long[capacity];
    positions = new int[capacity];
  }

  void add(long high, long low, long version, int position) {
    if (size == highs.length) {
      grow(Math.addExact(size, Math.max(size >> 1, 64)));
    }
    set(size++, high, low, version, position);
  }

  private void set(int index, long high, long low, long version, int position) {
    highs[index] = high;
    lows[index] = low;
    if (versions.length > 0) {
      versions[index] = version;
    } else if (version != RowTable.UNVERSIONED) {
      versions = new long[highs.length];
      versions[index] = version;
    }
    positions[index] = position;
  }

  /**
   * The same keys, grouped as an index keeps them, so that it looks at one part of itself after the
   * other: many of them would otherwise miss the processor's caches, each of them. Not in order of
   * position any more. Too few are left as they are, and too many to have them twice.
   */
  public FileKeys grouped() {
    if (size < RowTable.SHARDS || size > MAX_GROUPED) {
      return this;
    }
    int[] next = new int[RowTable.SHARDS + 1];
    for (int i = 0; i < size; i++) {
      next[RowTable.shardOf(highs[i]) + 1]++;
    }
    for (int shard = 1; shard < next.length; shard++) {
      next[shard] += next[shard - 1];
    }
    FileKeys grouped = new FileKeys(size);
    for (int i = 0; i < size; i++) {
      int to = next[RowTable.shardOf(highs[i])]++;
      grouped.set(to, highs[i], lows[i], version(i), positions[i]);
    }
    grouped.size = size;
    return grouped;
  }

  /** How many keys there are. */
  public int size() {
    return size;
  }

  /** The upper half of the hash of a key. */
  public long high(int index) {
    return highs[index];
  }

  /** The lower half of the hash of a key. */
  public long low(int index) {
    return lows[index];
  }

  /** The order of the row's version; the same for all rows of a table without a version column. */
  public long version(int index) {
    return versions.length == 0 ? RowTable.UNVERSIONED : versions[index];
  }

  /** The row's position in its file. */
  public int position(int index) {
    return positions[index];
  }

  private void grow(int capacity) {
    highs = Arrays.copyOf(highs, capacity);
    lows = Arrays.copyOf(lows, capacity);
    versions = versions.length == 0 ? versions : Arrays.copyOf(versions, capacity);
    positions = Arrays.copyOf(positions, capacity);
  }
}
