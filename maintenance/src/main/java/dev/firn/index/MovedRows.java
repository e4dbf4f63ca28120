package dev.firn.index;

import dev.firn.index.memory.Location;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * The new places of the rows of one replaced file. An index asks for those of millions of rows in
 * no order at all, so that what is looked at should be in the processor's caches: nothing, if all
 * rows were copied in order; two bits for each row, if some of them; eight bytes, if they were
 * scattered.
 */
final class MovedRows {
  private static final int WORD_BITS = 6;
  private static final int MAX_STRETCHES = 8;

  private final int rows;

  /** By turns, bits of rows that have moved, and how many have moved before them. */
  private final long[] moved;

  private final int[] stretchRanks = new int[MAX_STRETCHES];
  private final long[] stretchPlaces = new long[MAX_STRETCHES];
  private int stretches;
  private int count;
  private long next = Location.NONE;
  private long[] scattered = {};

  MovedRows(int rows) {
    this.rows = rows;
    this.moved = new long[2 * ((rows >>> WORD_BITS) + 1)];
  }

  /** A row has moved; old positions come in ascending order. */
  void add(int oldPosition, long place) {
    moved[oldPosition >>> WORD_BITS << 1] |= 1L << oldPosition;
    if (place != next) {
      if (stretches < MAX_STRETCHES) {
        stretchRanks[stretches] = count;
        stretchPlaces[stretches] = place;
      }
      stretches++;
    }
    next = place + 1;
    count++;
  }

  /** All rows have been added. */
  void complete() {
    for (int at = 2; at < moved.length; at += 2) {
      moved[at + 1] = moved[at - 1] + Long.bitCount(moved[at - 2]);
    }
    if (isScattered()) {
      scattered = new long[count];
    }
  }

  /** Whether rows are to be added once more, by {@link #scatter}. */
  boolean isScattered() {
    return stretches > MAX_STRETCHES;
  }

  /** Says again that a row has moved, once all are known. */
  void scatter(int oldPosition, long place) {
    scattered[rank(oldPosition)] = place;
  }

  /** Whether exactly the rows have moved that are not dead. */
  boolean areAllBut(RoaringBitmap dead) {
    int deadRows = 0;
    for (PeekableIntIterator positions = dead.getIntIterator();
        positions.hasNext() && positions.peekNext() < rows; ) {
      if (has(positions.next())) {
        return false;
      }
      deadRows++;
    }
    return count + deadRows == rows;
  }

  /** The new place of a row, {@link Location#NONE} if it has none. */
  long of(int oldPosition) {
    if (count < rows && !has(oldPosition)) {
      return Location.NONE;
    }
    int rank = count < rows ? rank(oldPosition) : oldPosition;
    if (isScattered()) {
      return scattered[rank];
    }
    int stretch = stretches - 1;
    while (stretchRanks[stretch] > rank) {
      stretch--;
    }
    return stretchPlaces[stretch] + rank - stretchRanks[stretch];
  }

  private boolean has(int oldPosition) {
    return (moved[oldPosition >>> WORD_BITS << 1] >>> oldPosition & 1) != 0;
  }

  private int rank(int oldPosition) {
    int at = oldPosition >>> WORD_BITS << 1;
    return (int) moved[at + 1] + Long.bitCount(moved[at] & ((1L << oldPosition) - 1));
  }
}
