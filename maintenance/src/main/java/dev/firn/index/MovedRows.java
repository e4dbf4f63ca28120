package dev.firn.index;

import java.util.Arrays;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * The new places of the rows of one replaced file. Rows that were copied in order take a bit and a
 * half each, so that the places of millions of rows, which an index asks for in no order at all,
 * are found in the processor's caches; rows that were scattered take eight bytes.
 */
final class MovedRows {
  private static final int WORD_BITS = 6;
  private static final int MAX_STRETCHES = 8;

  private final long[] moved;
  private final int[] ranks;
  private final int[] stretchRanks = new int[MAX_STRETCHES];
  private final long[] stretchPlaces = new long[MAX_STRETCHES];
  private int stretches;
  private int count;
  private long next = Location.NONE;
  private long[] scattered = {};

  MovedRows(int rows) {
    moved = new long[(rows >>> WORD_BITS) + 1];
    ranks = new int[moved.length];
  }

  /** A row has moved; old positions come in ascending order. */
  void add(int oldPosition, long place) {
    moved[oldPosition >>> WORD_BITS] |= 1L << oldPosition;
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
    for (int word = 1; word < moved.length; word++) {
      ranks[word] = ranks[word - 1] + Long.bitCount(moved[word - 1]);
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
  boolean areAllBut(RoaringBitmap dead, int rows) {
    long[] live = new long[moved.length];
    Arrays.fill(live, 0, rows >>> WORD_BITS, -1L);
    live[rows >>> WORD_BITS] = (1L << rows) - 1;
    for (IntIterator positions = dead.getIntIterator(); positions.hasNext(); ) {
      int position = positions.next();
      if (position >= rows) {
        break;
      }
      live[position >>> WORD_BITS] &= ~(1L << position);
    }
    return Arrays.equals(live, moved);
  }

  /** The new place of a row, {@link Location#NONE} if it has none. */
  long of(int oldPosition) {
    if ((moved[oldPosition >>> WORD_BITS] >>> oldPosition & 1) == 0) {
      return Location.NONE;
    }
    int rank = rank(oldPosition);
    if (isScattered()) {
      return scattered[rank];
    }
    int stretch = stretches - 1;
    while (stretchRanks[stretch] > rank) {
      stretch--;
    }
    return stretchPlaces[stretch] + rank - stretchRanks[stretch];
  }

  private int rank(int oldPosition) {
    int word = oldPosition >>> WORD_BITS;
    return ranks[word] + Long.bitCount(moved[word] & ((1L << oldPosition) - 1));
  }
}
