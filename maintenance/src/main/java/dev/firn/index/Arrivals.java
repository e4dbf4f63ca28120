package dev.firn.index;

import dev.firn.index.key.FileKeys;
import dev.firn.index.memory.Location;
import dev.firn.index.memory.LocationTable;

/**
 * The live rows that one lane snapshot brings, one per key. Of two rows of a key the greater
 * version wins, then the later position of one file; rows of different files without a version have
 * no order ({@code docs/protocol.md}, H5 and H15).
 */
public final class Arrivals {
  private final StagedIndex staged;
  private final boolean versioned;
  private final LocationTable rows;
  private long deadOnArrival;
  private long replaced;

  /**
   * No rows yet.
   *
   * @param staged where the rows' files are staged
   * @param versioned whether the table has a version column
   */
  public Arrivals(StagedIndex staged, boolean versioned) {
    this.staged = staged;
    this.versioned = versioned;
    this.rows = new LocationTable(versioned);
  }

  /** Makes room for so many rows. */
  public void reserve(long more) {
    rows.reserve(more);
  }

  /**
   * Takes the live rows of one staged file.
   *
   * @throws OrderUnknownException if a row and an earlier one have one key and no order
   */
  public void add(StagedFile file, FileKeys keys) {
    for (int i = 0; i < keys.size(); i++) {
      long location = Location.of(file.ordinal(), keys.position(i));
      add(keys.high(i), keys.low(i), location, keys.version(i));
    }
  }

  /** Whether a row of that key has come. */
  public boolean contains(long high, long low) {
    return rows.first(high, low) != LocationTable.NO_SLOT;
  }

  /**
   * Makes each row the only one of its key in the staged index, except where an older row has a
   * greater version, which then stays and the new row is dead.
   */
  public void settle() {
    staged.reserve(rows.size());
    rows.forEach(this::settle);
  }

  /** Rows that never lived beside the ones that the lane's own deletes name. */
  public long deadOnArrival() {
    return deadOnArrival;
  }

  /** Older rows that these have replaced. */
  public long replaced() {
    return replaced;
  }

  private void add(long high, long low, long location, long version) {
    long slot = rows.addIfAbsent(high, low, location, version);
    if (slot == LocationTable.NO_SLOT) {
      return;
    }
    long other = rows.location(slot);
    boolean wins =
        version == rows.version(slot) ? isLater(location, other) : version > rows.version(slot);
    staged.kill(wins ? other : location);
    deadOnArrival++;
    if (wins) {
      rows.put(high, low, location, version);
    }
  }

  private boolean isLater(long location, long other) {
    if (!versioned && !staged.isOneFile(location, other)) {
      throw staged.orderUnknown(location, other);
    }
    return location > other;
  }

  private void settle(long high, long low, long location, long version) {
    if (versioned && staged.hasNewer(high, low, version)) {
      staged.kill(location);
      deadOnArrival++;
    } else {
      replaced += staged.put(high, low, location, version);
    }
  }
}
