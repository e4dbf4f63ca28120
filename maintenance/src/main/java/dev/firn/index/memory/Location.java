package dev.firn.index.memory;

/**
 * The place of a row as one number of 44 bits: the ordinal of its data file times 2^22, plus its
 * position. A file of more than 2^22 rows has several ordinals in a row, so that the sum is never
 * ambiguous; the index knows them all. Ordinals start at 1, so 0 is never a place.
 */
public final class Location {
  static final int BITS = 44;

  /** No row. */
  public static final long NONE = 0;

  private static final int POSITION_BITS = 22;

  /** Ordinals are below this. */
  public static final int ORDINALS = 1 << (BITS - POSITION_BITS);

  private Location() {}

  /** The place at a position of the file with that first ordinal. */
  public static long of(int file, int position) {
    return ((long) file << POSITION_BITS) + position;
  }

  /** An ordinal of the data file. */
  public static int ordinal(long location) {
    return (int) (location >>> POSITION_BITS);
  }

  /** The position in the data file with that first ordinal, from 0. */
  public static int position(long location, int file) {
    return Math.toIntExact(location - of(file, 0));
  }

  /** How many ordinals a file of so many rows has. */
  public static int ordinals(long rows) {
    return Math.toIntExact(Math.max(1, (rows + (1 << POSITION_BITS) - 1) >>> POSITION_BITS));
  }
}
