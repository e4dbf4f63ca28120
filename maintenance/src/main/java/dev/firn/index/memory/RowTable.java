package dev.firn.index.memory;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A multimap from keys to row locations, each with a version: 4,096 shards that grow one by one, in
 * an {@link IndexMemory}. A row takes less than 16 bytes; a version adds 2, 4, 6 or 8, as the
 * values of its shard need. Not thread-safe.
 *
 * <p>Of the 128 bits of a key's hash 80 tell keys apart: 12 are the shard, 68 are stored. Among a
 * billion keys some two are taken for one with a probability of 4.2e-7 ({@code n * n / 2^81});
 * nobody who does not know the hash's secret can make that happen.
 *
 * <p>An entry is addressed by a slot, which stays valid until the next change.
 */
public final class RowTable {
  /** The version of every row of a table that declares no version column. */
  public static final long UNVERSIONED = 0;

  /** No such entry. */
  public static final long NO_SLOT = -1;

  private static final int SHARD_BITS = 12;

  /** How many shards there are. */
  public static final int SHARDS = 1 << SHARD_BITS;

  private static final int CHECK_BITS = 4;

  private final IndexMemory memory;
  private final boolean versioned;
  private final @Nullable RowShard[] shards = new @Nullable RowShard[SHARDS];

  /**
   * An empty table.
   *
   * @param versioned whether versions are kept; otherwise they are all alike
   */
  public RowTable(IndexMemory memory, boolean versioned) {
    this.memory = memory;
    this.versioned = versioned;
  }

  /** How many entries there are. */
  public long size() {
    long size = 0;
    for (RowShard shard : shards) {
      size += shard == null ? 0 : shard.size();
    }
    return size;
  }

  /** What all shards take on the heap. */
  public long heapBytes() {
    long bytes = 0;
    for (RowShard shard : shards) {
      bytes += shard == null ? 0 : shard.heapBytes();
    }
    return bytes;
  }

  /** What all shards take on disk. */
  public long spilledBytes() {
    long bytes = 0;
    for (RowShard shard : shards) {
      bytes += shard == null ? 0 : shard.spilledBytes();
    }
    return bytes;
  }

  /** The first slot of the key, {@link #NO_SLOT} if it has none. */
  public long first(long high, long low) {
    RowShard shard = shards[shardOf(high)];
    return shard == null ? NO_SLOT : slot(shardOf(high), shard.first(low, check(high)));
  }

  /** The next slot of the same key after that one. */
  public long next(long slot, long high, long low) {
    return slot(shardOf(high), shard(slot).next((int) slot, low, check(high)));
  }

  /** The location of an entry. */
  public long location(long slot) {
    return shard(slot).location((int) slot);
  }

  /** The version of an entry; {@link #UNVERSIONED} without versions. */
  public long version(long slot) {
    return shard(slot).version((int) slot);
  }

  /** Makes room for so many more rows, so that shards need not grow step by step. */
  public void reserve(long more) {
    int perShard = Math.toIntExact(more / shards.length);
    for (int i = 0; i < shards.length && perShard > 0; i++) {
      obtain(i).reserve(perShard);
    }
  }

  /**
   * Makes room for so many more rows at once where shards would otherwise grow several times. Where
   * they would not, they grow as rows come, and leave room for later ones.
   */
  public void expect(long more) {
    int perShard = Math.toIntExact(more / shards.length);
    for (int i = 0; i < shards.length && perShard > 0; i++) {
      if (obtain(i).growsTwice(perShard)) {
        obtain(i).reserve(perShard);
      }
    }
  }

  /** Adds a location beside those that the key has. */
  public void add(long high, long low, long location, long version) {
    obtain(shardOf(high)).add(low, check(high), location, version);
  }

  /**
   * Adds a location beside those of the key that live, in the place of one that does not, if it has
   * one: rows that take the place of others then need neither room nor a removal.
   */
  public void add(long high, long low, long location, long version, LongPredicate isLive) {
    for (long slot = first(high, low); slot != NO_SLOT; slot = next(slot, high, low)) {
      if (!isLive.test(location(slot))) {
        shard(slot).replace((int) slot, location, version);
        return;
      }
    }
    add(high, low, location, version);
  }

  /** Makes this the only location of the key. */
  public void put(long high, long low, long location, long version) {
    long slot = first(high, low);
    if (slot == NO_SLOT) {
      add(high, low, location, version);
      return;
    }
    while (next(slot, high, low) != NO_SLOT) {
      shard(slot).remove((int) next(slot, high, low));
      slot = first(high, low);
    }
    shard(slot).set((int) slot, location, version);
  }

  /**
   * Gives the only entry of a key another location, if that is still where it was.
   *
   * @param slot where it was, before other keys changed
   * @return whether it was there
   */
  public boolean move(long high, long low, long slot, long location, long version) {
    RowShard shard = shard(slot);
    if (!shard.holds((int) slot, low, check(high))) {
      return false;
    }
    shard.set((int) slot, location, version);
    return true;
  }

  /** Drops all entries of a key. */
  public void removeAll(long high, long low) {
    for (long slot = first(high, low); slot != NO_SLOT; slot = first(high, low)) {
      shard(slot).remove((int) slot);
    }
  }

  /** Keeps the entries whose location passes. */
  public void retain(LongPredicate locations) {
    relocate(location -> locations.test(location) ? location : Location.NONE);
  }

  /** Gives each entry a new location; those that get {@link Location#NONE} are removed. */
  public void relocate(LongUnaryOperator locations) {
    for (RowShard shard : shards) {
      if (shard != null) {
        shard.relocate(locations);
      }
    }
  }

  /** Writes all entries, to be {@linkplain #readFrom read} again. */
  public void writeTo(DataOutput out) throws IOException {
    for (RowShard shard : shards) {
      (shard == null ? new RowShard(memory, versioned) : shard).writeTo(out);
    }
  }

  /** Reads what was written, into an empty table. */
  public void readFrom(DataInput in) throws IOException {
    for (int i = 0; i < shards.length; i++) {
      RowShard shard = new RowShard(memory, versioned);
      shard.readFrom(in);
      shards[i] = shard.size() == 0 ? null : shard;
    }
  }

  /** Gives all memory back, and is empty. */
  public void clear() {
    for (int i = 0; i < shards.length; i++) {
      RowShard shard = shards[i];
      if (shard != null) {
        shard.clear();
        shards[i] = null;
      }
    }
  }

  /** The shard of a key. */
  public static int shardOf(long high) {
    return (int) (high >>> (Long.SIZE - SHARD_BITS));
  }

  private static int check(long high) {
    return (int) (high >>> (Long.SIZE - SHARD_BITS - CHECK_BITS)) & ((1 << CHECK_BITS) - 1);
  }

  /** That shard, an empty one if there was none. */
  private RowShard obtain(int index) {
    RowShard shard = shards[index];
    if (shard == null) {
      shard = new RowShard(memory, versioned);
      shards[index] = shard;
    }
    return shard;
  }

  private RowShard shard(long slot) {
    RowShard shard = shards[(int) (slot >>> Integer.SIZE)];
    if (shard == null) {
      throw new IllegalStateException("Cannot read slot " + slot + ": its shard is empty");
    }
    return shard;
  }

  private static long slot(int shard, int index) {
    return index < 0 ? NO_SLOT : ((long) shard << Integer.SIZE) | index;
  }
}
