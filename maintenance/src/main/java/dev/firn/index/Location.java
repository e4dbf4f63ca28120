package dev.firn.index;

/**
 * The place of a row as one long: the ordinal of its data file in the upper half, its position in
 * the lower. Ordinals start at 1, so 0 is never a place.
 */
public final class Location {
  /** No row. */
  static final long NONE = 0;

  private Location() {}

  /** The place at a position of the file with that ordinal. */
  public static long of(int file, int position) {
    return ((long) file << Integer.SIZE) | position;
  }

  /** The ordinal of the data file. */
  public static int file(long location) {
    return (int) (location >>> Integer.SIZE);
  }

  /** The position in the data file, from 0. */
  public static int position(long location) {
    return (int) location;
  }
}
