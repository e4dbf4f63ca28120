package dev.firn.index.memory;

import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/**
 * A multimap from the 128-bit hash of a key to row locations, each with a version: open addressing
 * in 256 shards that grow one by one. A row takes 30 to 38 bytes, with versions 40 to 50. Not
 * thread-safe.
 *
 * <p>An entry is addressed by a slot, which stays valid until the next change.
 */
public final class LocationTable {
  /** No such entry. */
  public static final long NO_SLOT = -1;

  private static final int SHARD_BITS = 8;

  private final LocationShard[] shards = new LocationShard[1 << SHARD_BITS];

  /**
   * An empty table.
   *
   * @param versioned whether versions are kept; otherwise they are all alike
   */
  public LocationTable(boolean versioned) {
    for (int i = 0; i < shards.length; i++) {
      shards[i] = new LocationShard(versioned);
    }
  }

  /**
   * Makes room for so many more. What comes in the order of another table would otherwise crowd one
   * end of each shard and wait for it to grow, again and again.
   */
  public void reserve(long more) {
    int perShard = Math.toIntExact(more / shards.length);
    for (LocationShard shard : shards) {
      // Shards differ by some standard deviations.
      shard.reserve(perShard + 4 * (int) Math.sqrt(perShard) + 8);
    }
  }

  /** How many entries there are. */
  public long size() {
    long size = 0;
    for (LocationShard shard : shards) {
      size += shard.size();
    }
    return size;
  }

  long bytes() {
    long bytes = 0;
    for (LocationShard shard : shards) {
      bytes += shard.bytes();
    }
    return bytes;
  }

  /** The first slot of the key, {@link #NO_SLOT} if it has none. */
  public long first(long high, long low) {
    int shard = shardOf(high);
    return slot(shard, shards[shard].first(high, low));
  }

  /** The next slot of the same key after that one. */
  long next(long slot, long high, long low) {
    int shard = shardOf(high);
    return slot(shard, shards[shard].next((int) slot, high, low));
  }

  /** The location of an entry. */
  public long location(long slot) {
    return shards[(int) (slot >>> Integer.SIZE)].location((int) slot);
  }

  /** The version of an entry; {@link RowTable#UNVERSIONED} without versions. */
  public long version(long slot) {
    return shards[(int) (slot >>> Integer.SIZE)].version((int) slot);
  }

  /** Adds a location beside those that the key has. */
  public void add(long high, long low, long location, long version) {
    shards[shardOf(high)].add(high, low, location, version);
  }

  /**
   * Adds the first location of a key, and returns {@link #NO_SLOT}; changes nothing where the key
   * has one, and returns its slot.
   */
  public long addIfAbsent(long high, long low, long location, long version) {
    int shard = shardOf(high);
    return slot(shard, shards[shard].addIfAbsent(high, low, location, version));
  }

  /** Makes this the only location of the key. */
  public void put(long high, long low, long location, long version) {
    shards[shardOf(high)].put(high, low, location, version);
  }

  void removeAll(long high, long low) {
    shards[shardOf(high)].removeAll(high, low);
  }

  /** Keeps the entries whose location passes. */
  void retain(LongPredicate locations) {
    for (LocationShard shard : shards) {
      shard.retain(locations);
    }
  }

  /** Gives each entry a new location; those that get {@link Location#NONE} are removed. */
  void relocate(LongUnaryOperator locations) {
    for (LocationShard shard : shards) {
      shard.relocate(locations);
    }
  }

  /** Shows all entries. */
  public void forEach(LocationVisitor visitor) {
    for (LocationShard shard : shards) {
      shard.forEach(visitor);
    }
  }

  private static int shardOf(long high) {
    return (int) (high >>> (Long.SIZE - SHARD_BITS));
  }

  private static long slot(int shard, int index) {
    return index < 0 ? NO_SLOT : ((long) shard << Integer.SIZE) | index;
  }
}
