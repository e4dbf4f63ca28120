package dev.firn.index.memory;

import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/**
 * One shard of a {@link LocationTable}: linear probing, removal by shifting back, no tombstones.
 */
final class LocationShard {
  private static final int LOCATION = 2;
  private static final int VERSION = 3;
  private static final int MIN_CAPACITY = 20;
  private static final long GONE = -1;

  private final int stride;
  private long[] slots = new long[0];
  private int capacity;
  private int size;

  LocationShard(boolean versioned) {
    stride = versioned ? 4 : 3;
  }

  int size() {
    return size;
  }

  long bytes() {
    return (long) slots.length * Long.BYTES;
  }

  long location(int index) {
    return slots[index * stride + LOCATION];
  }

  long version(int index) {
    return stride > VERSION ? slots[index * stride + VERSION] : RowTable.UNVERSIONED;
  }

  int first(long high, long low) {
    return capacity == 0 ? -1 : seek(home(low), high, low);
  }

  int next(int index, long high, long low) {
    return seek(after(index), high, low);
  }

  void add(long high, long low, long location, long version) {
    makeRoom();
    insert(high, low, location, version);
  }

  /** Adds the first location of a key; otherwise returns the index of one that it has. */
  int addIfAbsent(long high, long low, long location, long version) {
    makeRoom();
    int i = home(low);
    for (; location(i) != Location.NONE; i = after(i)) {
      if (slots[i * stride] == high && slots[i * stride + 1] == low) {
        return i;
      }
    }
    fill(i, high, low, location, version);
    return -1;
  }

  /** Makes this the only location of the key. */
  void put(long high, long low, long location, long version) {
    int index = first(high, low);
    if (index < 0) {
      add(high, low, location, version);
    } else if (next(index, high, low) < 0) {
      slots[index * stride + LOCATION] = location;
      if (stride > VERSION) {
        slots[index * stride + VERSION] = version;
      }
    } else {
      removeAll(high, low);
      add(high, low, location, version);
    }
  }

  void reserve(int more) {
    int needed = Math.toIntExact(((long) size + more) * 5 / 4 + 1);
    if (needed > capacity) {
      resize(Math.max(MIN_CAPACITY, needed));
    }
  }

  void removeAll(long high, long low) {
    for (int index = first(high, low); index >= 0; index = first(high, low)) {
      remove(index);
    }
  }

  void retain(LongPredicate locations) {
    int kept = 0;
    for (int i = 0; i < capacity; i++) {
      if (location(i) != Location.NONE && locations.test(location(i))) {
        kept++;
      }
    }
    if (kept < size) {
      LocationShard fresh = new LocationShard(stride > VERSION);
      fresh.resize(Math.max(MIN_CAPACITY, kept + kept / 2));
      forEach((high, low, location, version) -> {
        if (locations.test(location)) {
          fresh.add(high, low, location, version);
        }
      });
      take(fresh);
    }
  }

  void relocate(LongUnaryOperator locations) {
    for (int i = 0; i < capacity; i++) {
      if (location(i) != Location.NONE) {
        long moved = locations.applyAsLong(location(i));
        slots[i * stride + LOCATION] = moved == Location.NONE ? GONE : moved;
      }
    }
    retain(location -> location != GONE);
  }

  void forEach(LocationVisitor visitor) {
    for (int i = 0; i < capacity; i++) {
      if (location(i) != Location.NONE) {
        visitor.visit(slots[i * stride], slots[i * stride + 1], location(i), version(i));
      }
    }
  }

  private int seek(int from, long high, long low) {
    for (int i = from; location(i) != Location.NONE; i = after(i)) {
      if (slots[i * stride] == high && slots[i * stride + 1] == low) {
        return i;
      }
    }
    return -1;
  }

  private void insert(long high, long low, long location, long version) {
    int i = home(low);
    while (location(i) != Location.NONE) {
      i = after(i);
    }
    fill(i, high, low, location, version);
  }

  private void fill(int i, long high, long low, long location, long version) {
    slots[i * stride] = high;
    slots[i * stride + 1] = low;
    slots[i * stride + LOCATION] = location;
    if (stride > VERSION) {
      slots[i * stride + VERSION] = version;
    }
    size++;
  }

  private void remove(int index) {
    int hole = index;
    for (int i = after(hole); location(i) != Location.NONE; i = after(i)) {
      if (!between(hole, home(slots[i * stride + 1]), i)) {
        System.arraycopy(slots, i * stride, slots, hole * stride, stride);
        hole = i;
      }
    }
    slots[hole * stride + LOCATION] = Location.NONE;
    size--;
  }

  /** Whether a probe from home to i passes no slot at or before the hole. */
  private static boolean between(int hole, int home, int i) {
    return hole <= i ? hole < home && home <= i : hole < home || home <= i;
  }

  private void makeRoom() {
    if (size + 1 > capacity / 5 * 4) {
      resize(Math.max(MIN_CAPACITY, capacity + capacity / 4));
    }
  }

  private void resize(int newCapacity) {
    LocationShard grown = new LocationShard(stride > VERSION);
    grown.slots = new long[Math.multiplyExact(newCapacity, stride)];
    grown.capacity = newCapacity;
    forEach(grown::insert);
    take(grown);
  }

  private void take(LocationShard other) {
    slots = other.slots;
    capacity = other.capacity;
    size = other.size;
  }

  private int home(long low) {
    return (int) (((low >>> Integer.SIZE) * capacity) >>> Integer.SIZE);
  }

  private int after(int index) {
    return index + 1 == capacity ? 0 : index + 1;
  }
}
