package dev.firn.index.memory;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.LongUnaryOperator;

/**
 * One shard of a {@link RowTable}: Robin Hood hashing with linear probing in one block of memory,
 * up to 95 % full, removal by shifting back. An entry takes 14 bytes, and what its version needs:
 *
 * <pre>
 *   tag (8) | location (5 1/2) | check (1/2) | version (0, 2, 4, 6 or 8)
 * </pre>
 *
 * An index stays valid until the next change.
 */
final class RowShard {
  /** What a shard takes beside its entries, about. */
  static final long OVERHEAD_BYTES = 128;

  private static final int KEY_BYTES = 14;
  private static final int PAYLOAD_AT = 6;
  private static final int PAYLOAD_SHIFT = 16;
  private static final int MIN_CAPACITY = 8;
  private static final int CHUNK_BYTES = 1 << 13;
  private static final long LOCATION_MASK = (1L << Location.BITS) - 1;
  private static final long GONE = LOCATION_MASK;

  private final IndexMemory memory;
  private final boolean versioned;
  private VersionCode versions = VersionCode.NONE;
  private MemoryBlock block = MemoryBlock.NOTHING;
  private ByteBuffer slots = block.bytes();
  private int stride = KEY_BYTES;
  private int capacity;
  private int size;

  RowShard(IndexMemory memory, boolean versioned) {
    this.memory = memory;
    this.versioned = versioned;
  }

  int size() {
    return size;
  }

  /** Bytes on the heap. */
  long heapBytes() {
    return OVERHEAD_BYTES + (block.isSpilled() ? 0 : slots.capacity());
  }

  /** Bytes in a file. */
  long spilledBytes() {
    return block.isSpilled() ? slots.capacity() : 0;
  }

  long location(int index) {
    return payload(index) & LOCATION_MASK;
  }

  long version(int index) {
    int width = stride - KEY_BYTES;
    if (width == 0) {
      return versioned ? versions.decode(0) : RowTable.UNVERSIONED;
    }
    long raw = slots.getLong((index + 1) * stride - Long.BYTES);
    return versions.decode(raw >>> (Long.SIZE - Byte.SIZE * width));
  }

  /** The first entry of the key, -1 if it has none. */
  int first(long tag, int check) {
    return size == 0 ? -1 : seek(home(tag), tag, check);
  }

  /** The next entry of the same key after that one. */
  int next(int index, long tag, int check) {
    return seek(after(index), tag, check);
  }

  /** Whether there is an entry of that key. */
  boolean holds(int index, long tag, int check) {
    if (index >= capacity) {
      return false;
    }
    long payload = payload(index);
    return payload != 0 && tag(index) == tag && payload >>> Location.BITS == check;
  }

  void add(long tag, int check, long location, long version) {
    requireVersion(version);
    if (size >= maxSize(capacity)) {
      rebuild(grown(), versions);
    }
    insert(tag, check, location, version);
  }

  /** Makes room for so many more, without room to spare. */
  void reserve(int more) {
    int needed = Math.toIntExact((size + (long) more) * 20 / 19 + 1);
    if (more > 0 && needed > capacity) {
      rebuild(Math.max(MIN_CAPACITY, needed), versions);
    }
  }

  /** Whether so many more take more room than it gets when it grows. */
  boolean growsTwice(int more) {
    return (long) size + more > maxSize(grown());
  }

  /** Gives the one entry another location. */
  void set(int index, long location, long version) {
    long tag = tag(index);
    int check = (int) (payload(index) >>> Location.BITS);
    int at = index;
    if (!isFit(version)) {
      requireVersion(version);
      at = seek(home(tag), tag, check);
    }
    write(at, tag, check, location, version);
  }

  /** Puts another entry of the same key in the place of that one. */
  void replace(int index, long location, long version) {
    long tag = tag(index);
    int check = (int) (payload(index) >>> Location.BITS);
    if (isFit(version)) {
      write(index, tag, check, location, version);
    } else {
      remove(index);
      add(tag, check, location, version);
    }
  }

  void remove(int index) {
    int last = index;
    for (int i = after(index); !isEmpty(i) && distance(i, tag(i)) > 0; i = after(i)) {
      last = i;
    }
    shiftDown(index, last);
    slots.putLong(last * stride + PAYLOAD_AT, 0);
    size--;
  }

  /** Gives each entry a new location; those that get {@link Location#NONE} are removed. */
  void relocate(LongUnaryOperator locations) {
    int gone = 0;
    for (int i = 0; i < capacity; i++) {
      if (!isEmpty(i)) {
        long moved = locations.applyAsLong(location(i));
        gone += moved == Location.NONE ? 1 : 0;
        setLocation(i, moved == Location.NONE ? GONE : moved);
      }
    }
    if (gone > 0) {
      size -= gone;
      rebuild(Math.max(MIN_CAPACITY, size + size / 16 + 1), versions);
    }
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(size);
    if (size > 0) {
      out.writeInt(capacity);
      out.writeInt(versions.width());
      out.writeLong(versions.base());
      byte[] bytes = new byte[CHUNK_BYTES];
      int all = capacity * stride;
      for (int at = 0; at < all; at += CHUNK_BYTES) {
        int chunk = Math.min(CHUNK_BYTES, all - at);
        slots.get(at, bytes, 0, chunk);
        out.write(bytes, 0, chunk);
      }
    }
  }

  /** Reads what was written, into an empty shard. */
  void readFrom(DataInput in) throws IOException {
    int entries = in.readInt();
    if (entries > 0) {
      int slotCount = in.readInt();
      VersionCode code = new VersionCode(in.readInt(), in.readLong());
      int all = Math.multiplyExact(slotCount, KEY_BYTES + code.width());
      replace(memory.allocate(all), slotCount, code);
      size = entries;
      byte[] bytes = new byte[CHUNK_BYTES];
      for (int at = 0; at < all; at += CHUNK_BYTES) {
        int chunk = Math.min(CHUNK_BYTES, all - at);
        in.readFully(bytes, 0, chunk);
        slots.put(at, bytes, 0, chunk);
      }
    }
  }

  /** Gives the memory back. */
  void clear() {
    replace(MemoryBlock.NOTHING, 0, versions);
    size = 0;
  }

  private static int maxSize(int capacity) {
    return Math.min(capacity - 1, (int) (capacity * 19L / 20));
  }

  private int grown() {
    // Files have room; what costs there is to write them anew.
    int more = block.isSpilled() ? capacity / 4 : capacity / 20;
    return Math.max(MIN_CAPACITY, Math.addExact(capacity, more + 1));
  }

  private long tag(int index) {
    return slots.getLong(index * stride);
  }

  private long payload(int index) {
    return slots.getLong(index * stride + PAYLOAD_AT) >>> PAYLOAD_SHIFT;
  }

  private boolean isEmpty(int index) {
    return payload(index) == 0;
  }

  private int home(long tag) {
    return (int) (((tag >>> Integer.SIZE) * capacity) >>> Integer.SIZE);
  }

  private int after(int index) {
    return index + 1 == capacity ? 0 : index + 1;
  }

  /** How far the entry with that tag is from its home. */
  private int distance(int index, long tag) {
    int distance = index - home(tag);
    return distance < 0 ? distance + capacity : distance;
  }

  private int seek(int from, long tag, int check) {
    int home = home(tag);
    for (int i = from; ; i = after(i)) {
      long payload = payload(i);
      if (payload == 0) {
        return -1;
      }
      long other = tag(i);
      if (other == tag && payload >>> Location.BITS == check) {
        return i;
      }
      // Entries lie in the order of their tags, except across the end.
      boolean mayBePast = i < home || Long.compareUnsigned(other, tag) > 0;
      if (mayBePast && distance(i, other) < distance(i, tag)) {
        return -1;
      }
    }
  }

  private void insert(long tag, int check, long location, long version) {
    int i = home(tag);
    for (int distance = 0; !isEmpty(i) && !precedes(tag, distance, i); distance++) {
      i = after(i);
    }
    shiftUp(i);
    write(i, tag, check, location, version);
    size++;
  }

  /** Whether a tag so far from its home goes before an entry: by home, then by tag. */
  private boolean precedes(long tag, int distance, int index) {
    long other = tag(index);
    int otherDistance = distance(index, other);
    return otherDistance < distance
        || (otherDistance == distance && Long.compareUnsigned(tag, other) < 0);
  }

  private void write(int index, long tag, int check, long location, long version) {
    int at = index * stride;
    slots.putLong(at, tag);
    slots.putInt(at + Long.BYTES, (int) location);
    slots.putShort(
        at + Long.BYTES + Integer.BYTES, (short) (location >>> Integer.SIZE | check << 12));
    if (stride > KEY_BYTES) {
      writeVersion(at + KEY_BYTES, versions.encode(version));
    }
  }

  private void writeVersion(int at, long encoded) {
    for (int i = 0; i < stride - KEY_BYTES; i += Short.BYTES) {
      slots.putShort(at + i, (short) (encoded >>> (Byte.SIZE * i)));
    }
  }

  private void setLocation(int index, long location) {
    long check = payload(index) >>> Location.BITS;
    int at = index * stride + Long.BYTES;
    slots.putInt(at, (int) location);
    slots.putShort(at + Integer.BYTES, (short) (location >>> Integer.SIZE | check << 12));
  }

  /** Moves entries from that slot on by one, up to the next empty slot. */
  private void shiftUp(int from) {
    int gap = from;
    while (!isEmpty(gap)) {
      gap = after(gap);
    }
    if (gap >= from) {
      move(from, from + 1, gap - from);
    } else {
      move(0, 1, gap);
      move(capacity - 1, 0, 1);
      move(from, from + 1, capacity - 1 - from);
    }
  }

  /** Moves the entries after the hole, up to the last, back by one. */
  private void shiftDown(int hole, int last) {
    if (last >= hole) {
      move(hole + 1, hole, last - hole);
    } else {
      move(hole + 1, hole, capacity - 1 - hole);
      move(0, capacity - 1, 1);
      move(1, 0, last);
    }
  }

  private void move(int from, int to, int entries) {
    if (entries > 0) {
      slots.put(to * stride, slots, from * stride, entries * stride);
    }
  }

  /** Whether that version can be written as versions are written now. */
  private boolean isFit(long version) {
    return !versioned || (versions.width() > 0 && versions.fits(version));
  }

  private void requireVersion(long version) {
    if (isFit(version)) {
      return;
    }
    long least = version;
    long greatest = version;
    for (int i = 0; i < capacity; i++) {
      long other = isEmpty(i) ? Long.MIN_VALUE : version(i);
      if (other != Long.MIN_VALUE) {
        boolean unknown = least == Long.MIN_VALUE;
        least = unknown ? other : Math.min(least, other);
        greatest = unknown ? other : Math.max(greatest, other);
      }
    }
    VersionCode wider =
        least == Long.MIN_VALUE ? new VersionCode(2, 0) : VersionCode.of(least, greatest);
    rebuild(Math.max(MIN_CAPACITY, capacity), wider);
  }

  /** Puts the entries that are not gone into a new block, one after the other, by tag. */
  private void rebuild(int newCapacity, VersionCode newVersions) {
    RowShard fresh = new RowShard(memory, versioned);
    int width = KEY_BYTES + newVersions.width();
    fresh.replace(
        memory.allocate(Math.multiplyExact(newCapacity, width)), newCapacity, newVersions);
    int wrapped = wrapped();
    int free = 0;
    for (int i = wrapped; i < capacity; i++) {
      free = copy(i, fresh, free);
    }
    for (int i = 0; i < wrapped; i++) {
      free = copy(i, fresh, free);
    }
    replace(fresh.block, newCapacity, newVersions);
    size = fresh.size;
  }

  /** How many slots at the start are of entries whose home is at the end. */
  private int wrapped() {
    int wrapped = 0;
    while (wrapped < capacity && !isEmpty(wrapped) && home(tag(wrapped)) > wrapped) {
      wrapped++;
    }
    return wrapped;
  }

  /** Copies an entry to its home or the first free slot after that, and returns the next free. */
  private int copy(int index, RowShard to, int free) {
    long payload = payload(index);
    long location = payload & LOCATION_MASK;
    if (payload == 0 || location == GONE) {
      return free;
    }
    long tag = tag(index);
    int check = (int) (payload >>> Location.BITS);
    int at = Math.max(free, to.home(tag));
    if (at >= to.capacity) {
      to.insert(tag, check, location, version(index));
      return free;
    }
    to.write(at, tag, check, location, version(index));
    to.size++;
    return at + 1;
  }

  private void replace(MemoryBlock newBlock, int newCapacity, VersionCode newVersions) {
    if (capacity > 0) {
      memory.release(block);
    }
    block = newBlock;
    slots = newBlock.bytes();
    capacity = newCapacity;
    versions = newVersions;
    stride = KEY_BYTES + newVersions.width();
  }
}
