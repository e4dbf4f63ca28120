package dev.firn.index;

import dev.firn.index.key.FileKeys;
import dev.firn.index.memory.ChangedKeys;
import dev.firn.index.memory.Location;

/**
 * The live rows that one lane snapshot brings: each is made the only one of its key in the staged
 * index. Of two rows of a key the greater version wins, then the newer snapshot, then the later
 * position of one file; rows of different files without a version have no order ({@code
 * docs/protocol.md}, H5 and H15).
 */
public final class Arrivals {
  private final StagedIndex staged;
  private final boolean versioned;
  private final long first;

  /** Keys of rows that older ones have beaten, which are therefore not in the staged index. */
  private final ChangedKeys beaten = new ChangedKeys();

  private long deadOnArrival;
  private long replaced;

  /**
   * No rows yet.
   *
   * @param staged where the rows' files are going to be staged, and no others
   * @param versioned whether the table has a version column
   */
  public Arrivals(StagedIndex staged, boolean versioned) {
    this.staged = staged;
    this.versioned = versioned;
    this.first = staged.nextLocation();
  }

  /** Makes room for so many rows. */
  public void reserve(long more) {
    staged.reserve(more);
  }

  /**
   * Takes the live rows of one staged file, in any order. Many should come {@linkplain
   * FileKeys#grouped() grouped}, for which room has to be {@linkplain #reserve made} before.
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
    return isArrival(staged.locationOf(staged.change(high, low)))
        || beaten.find(high, low) != ChangedKeys.NONE;
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
    int change = staged.change(high, low);
    if (isArrival(staged.locationOf(change))) {
      addBeside(change, location, version);
    } else if (versioned && staged.hasNewer(change, high, low, version)) {
      staged.kill(location);
      deadOnArrival++;
      if (beaten.find(high, low) == ChangedKeys.NONE) {
        beaten.add(high, low, location, version, location);
      }
    } else {
      replaced += staged.put(change, high, low, location, version);
    }
  }

  /** Another row of the key has come before. */
  private void addBeside(int change, long location, long version) {
    long other = staged.locationOf(change);
    long its = staged.versionOf(change);
    boolean wins = version == its ? isLater(location, other) : version > its;
    staged.kill(wins ? other : location);
    deadOnArrival++;
    if (wins) {
      staged.setChange(change, location, version);
    }
  }

  private boolean isArrival(long location) {
    return location >= first;
  }

  private boolean isLater(long location, long other) {
    if (!versioned && !staged.isOneFile(location, other)) {
      throw staged.orderUnknown(location, other);
    }
    return location > other;
  }
}
