package dev.firn.reprocess.merge;

/** The place of a row as one number, never zero: the number of its data file, and its position. */
final class Place {
  /** No row. */
  static final long NONE = 0;

  private Place() {}

  static long of(int file, int position) {
    return ((long) file << Integer.SIZE) | position;
  }

  static int file(long place) {
    return (int) (place >>> Integer.SIZE);
  }

  static int position(long place) {
    return (int) place;
  }
}
