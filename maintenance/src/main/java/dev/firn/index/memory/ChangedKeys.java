package dev.firn.index.memory;

import java.util.Objects;

/**
 * What becomes of keys that change, one entry for each: its only row from then on, the version of
 * that, and where a {@link RowTable} has the key. Open addressing in one array, in the order of the
 * hashes, which is also the order of the shards of a {@link RowTable}: who goes through the changes
 * in order goes through that table in order. A key takes 54 bytes or more. Not thread-safe.
 *
 * <p>An entry is addressed by a number, which stays valid until the next is added.
 */
public final class ChangedKeys {
  /** No such entry. */
  public static final int NONE = -1;

  private static final int LOW = 1;
  private static final int LOCATION = 2;
  private static final int VERSION = 3;
  private static final int SLOT = 4;
  private static final int STRIDE = 5;
  private static final int MIN_CAPACITY = 64;

  private long[] entries = new long[0];
  private int capacity;
  private int size;

  /** Sees the entries. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * One more entry.
     *
     * @param high half of the key's hash
     * @param low the other half
     * @param entry its number
     */
    void visit(long high, long low, int entry);
  }

  /** How many keys there are. */
  public int size() {
    return size;
  }

  /**
   * Makes room for so many more. What comes in order would otherwise crowd the start of the array
   * and wait for it to grow, again and again.
   */
  public void reserve(long more) {
    long needed = (size + more) * 4 / 3 + 1;
    if (needed > capacity) {
      resize(Math.max(needed, Math.max(MIN_CAPACITY, capacity + capacity / 2L)));
    }
  }

  /** The entry of a key, {@link #NONE} if it has none. */
  public int find(long high, long low) {
    if (capacity == 0) {
      return NONE;
    }
    for (int i = home(high); location(i) != Location.NONE; i = after(i)) {
      if (entries[i * STRIDE] == high && entries[i * STRIDE + LOW] == low) {
        return i;
      }
    }
    return NONE;
  }

  /**
   * Adds a key that has no entry.
   *
   * @param location not {@link Location#NONE}
   * @param slot where it is in a table of rows, or anything else
   */
  public void add(long high, long low, long location, long version, long slot) {
    reserve(1);
    int i = home(high);
    while (location(i) != Location.NONE) {
      i = after(i);
    }
    fill(i, high, low, location, version, slot);
  }

  /** The location of an entry. */
  public long location(int entry) {
    return entries[entry * STRIDE + LOCATION];
  }

  /** The version of an entry. */
  public long version(int entry) {
    return entries[entry * STRIDE + VERSION];
  }

  /** Where the key was in a table of rows. */
  public long slot(int entry) {
    return entries[entry * STRIDE + SLOT];
  }

  /** Gives an entry another location, which is not {@link Location#NONE}. */
  public void set(int entry, long location, long version) {
    Objects.checkIndex(entry, capacity);
    entries[entry * STRIDE + LOCATION] = location;
    entries[entry * STRIDE + VERSION] = version;
  }

  /** Shows all entries, in the order of their hashes; they may be set meanwhile. */
  public void forEach(Visitor visitor) {
    for (int i = 0; i < capacity; i++) {
      if (location(i) != Location.NONE) {
        visitor.visit(entries[i * STRIDE], entries[i * STRIDE + LOW], i);
      }
    }
  }

  private void fill(int i, long high, long low, long location, long version, long slot) {
    int at = i * STRIDE;
    entries[at] = high;
    entries[at + LOW] = low;
    entries[at + LOCATION] = location;
    entries[at + VERSION] = version;
    entries[at + SLOT] = slot;
    size++;
  }

  private void resize(long newCapacity) {
    ChangedKeys grown = new ChangedKeys();
    grown.capacity = Math.toIntExact(newCapacity);
    grown.entries = new long[Math.multiplyExact(grown.capacity, STRIDE)];
    forEach(
        (high, low, entry) -> grown.add(high, low, location(entry), version(entry), slot(entry)));
    entries = grown.entries;
    capacity = grown.capacity;
  }

  private int home(long high) {
    return (int) (((high >>> Integer.SIZE) * capacity) >>> Integer.SIZE);
  }

  private int after(int index) {
    return index + 1 == capacity ? 0 : index + 1;
  }
}
