package dev.firn.order;

import java.util.Arrays;
import org.apache.flink.core.memory.MemorySegment;
import org.apache.flink.core.memory.MemorySegmentFactory;
import org.apache.flink.table.data.binary.BinaryRowData;

/**
 * Versions of keys, exact and compact: the bytes of the keys in one segment behind a table of open
 * addressing, some 60 bytes for a short key. It is emptied as a whole. Not thread-safe.
 */
final class VersionTable {
  private static final int FIRST_SLOTS = 1 << 10;
  private static final int FIRST_BYTES = 1 << 16;

  /** After a checkpoint that needed less than this part of the memory, it is given back. */
  private static final int WORTH_KEEPING = 8;

  /** An entry is its version, then these. */
  private static final int HASH_AT = Long.BYTES;

  private static final int LENGTH_AT = HASH_AT + Integer.BYTES;
  private static final int KEY_AT = LENGTH_AT + Integer.BYTES;

  /** Where entries begin, plus one; zero where there is none. Never more than half full. */
  private int[] slots = new int[FIRST_SLOTS];

  private MemorySegment entries = MemorySegmentFactory.wrap(new byte[FIRST_BYTES]);
  private int end;
  private int size;

  /** What became of a version. */
  enum Raised {
    /** It took the place of an older one. */
    RAISED,
    /** The key has it, or a newer one. */
    NOT_NEWER,
    /** The key has none. */
    ABSENT
  }

  /**
   * Gives a key that has a version a newer one.
   *
   * @param key in one segment, as those of {@link PrimaryKey} are
   */
  Raised raise(BinaryRowData key, long version) {
    int entry = entry(key);
    if (entry < 0) {
      return Raised.ABSENT;
    }
    if (version <= entries.getLong(entry)) {
      return Raised.NOT_NEWER;
    }
    entries.putLong(entry, version);
    return Raised.RAISED;
  }

  /** Whether a version is newer than that of the key, or the key has none. */
  boolean isNewer(BinaryRowData key, long version) {
    int entry = entry(key);
    return entry < 0 || version > entries.getLong(entry);
  }

  /** The version of a key, or what is given if it has none. */
  long version(BinaryRowData key, long absent) {
    int entry = entry(key);
    return entry < 0 ? absent : entries.getLong(entry);
  }

  /**
   * Gives a key that has none a version.
   *
   * @param maxBytes what all entries may take
   * @return false if there is no room for it
   */
  boolean add(BinaryRowData key, long version, int maxBytes) {
    if (!makeRoom(KEY_AT + key.getSizeInBytes(), maxBytes)) {
      return false;
    }
    int hash = key.hashCode();
    slots[slot(key, hash)] = end + 1;
    append(key, hash, version);
    size++;
    if (size > slots.length / 2) {
      growSlots();
    }
    return true;
  }

  /** What the entries take; the slots take up to half as much besides. */
  int bytes() {
    return end;
  }

  /** Forgets all. */
  void clear() {
    if (end < entries.size() / WORTH_KEEPING && slots.length > FIRST_SLOTS) {
      slots = new int[FIRST_SLOTS];
      entries = MemorySegmentFactory.wrap(new byte[FIRST_BYTES]);
    } else if (size > 0) {
      Arrays.fill(slots, 0);
    }
    end = 0;
    size = 0;
  }

  /** Where the entry of a key begins; less than zero without one. */
  private int entry(BinaryRowData key) {
    return slots[slot(key, key.hashCode())] - 1;
  }

  /** The slot of a key, or the free one where it belongs. */
  private int slot(BinaryRowData key, int hash) {
    int slot = first(hash);
    while (slots[slot] > 0 && !isOf(slots[slot] - 1, key, hash)) {
      slot = next(slot);
    }
    return slot;
  }

  private int first(int hash) {
    int spread = hash * 0x9E3779B9;
    return (spread ^ spread >>> 16) & slots.length - 1;
  }

  private int next(int slot) {
    return slot + 1 & slots.length - 1;
  }

  private boolean isOf(int entry, BinaryRowData key, int hash) {
    int length = key.getSizeInBytes();
    return entries.getInt(entry + HASH_AT) == hash
        && entries.getInt(entry + LENGTH_AT) == length
        && key.getSegments()[0].equalTo(entries, key.getOffset(), entry + KEY_AT, length);
  }

  private void append(BinaryRowData key, int hash, long version) {
    int length = key.getSizeInBytes();
    entries.putLong(end, version);
    entries.putInt(end + HASH_AT, hash);
    entries.putInt(end + LENGTH_AT, length);
    key.getSegments()[0].copyTo(key.getOffset(), entries, end + KEY_AT, length);
    end += KEY_AT + length;
  }

  private boolean makeRoom(int more, int maxBytes) {
    long needed = (long) end + more;
    if (needed > maxBytes) {
      return false;
    }
    if (needed > entries.size()) {
      int larger = (int) Math.min(maxBytes, Math.max(needed, 2L * entries.size()));
      entries = MemorySegmentFactory.wrap(Arrays.copyOf(entries.getArray(), larger));
    }
    return true;
  }

  private void growSlots() {
    slots = new int[2 * slots.length];
    int entry = 0;
    while (entry < end) {
      int slot = first(entries.getInt(entry + HASH_AT));
      while (slots[slot] > 0) {
        slot = next(slot);
      }
      slots[slot] = entry + 1;
      entry += KEY_AT + entries.getInt(entry + LENGTH_AT);
    }
  }
}
