package dev.firn.compact.column;

import java.util.Arrays;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which rows of one row group live, a bit for each; rows are counted from its first. What is asked
 * of it has no branch for each row, since nobody can foresee which row is dead.
 */
public final class LiveBits {
  private static final int WORD_BITS = 6;

  private final long[] words;
  private final int count;

  private LiveBits(long[] words, int count) {
    this.words = words;
    this.count = count;
  }

  /**
   * The live rows of a row group.
   *
   * @param dead positions in the file
   * @param first position of the row group's first row in the file
   */
  public static LiveBits of(RoaringBitmap dead, long first, int rows) {
    long[] words = new long[(rows >>> WORD_BITS) + 1];
    Arrays.fill(words, 0, rows >>> WORD_BITS, -1L);
    words[rows >>> WORD_BITS] = (1L << rows) - 1;
    int count = rows;
    PeekableIntIterator next = dead.getIntIterator();
    next.advanceIfNeeded(Math.toIntExact(first));
    while (next.hasNext()) {
      long row = Integer.toUnsignedLong(next.next()) - first;
      if (row >= rows) {
        break;
      }
      words[(int) row >>> WORD_BITS] &= ~(1L << row);
      count--;
    }
    return new LiveBits(words, count);
  }

  /** How many rows live. */
  public int count() {
    return count;
  }

  /** Whether all rows of a stretch live. */
  boolean hasAll(int start, int end) {
    for (int word = start >>> WORD_BITS; word << WORD_BITS < end; word++) {
      if ((~words[word] & mask(word, start, end)) != 0) {
        return false;
      }
    }
    return true;
  }

  /** 1 if the row lives, else 0. */
  int bit(int row) {
    return (int) (words[row >>> WORD_BITS] >>> row) & 1;
  }

  /**
   * Lists the live rows of a stretch, counted from its start, and returns how many there are.
   *
   * @param into at least as long as the stretch
   */
  int list(int start, int end, int[] into) {
    int size = 0;
    for (int word = start >>> WORD_BITS; word << WORD_BITS < end; word++) {
      int base = (word << WORD_BITS) - start;
      for (long left = words[word] & mask(word, start, end); left != 0; left &= left - 1) {
        into[size++] = base + Long.numberOfTrailingZeros(left);
      }
    }
    return size;
  }

  /** The bits of a word that are of a stretch. */
  private static long mask(int word, int start, int end) {
    int base = word << WORD_BITS;
    long mask = base < start ? -1L << start : -1L;
    return end - base < Long.SIZE ? mask & ((1L << end) - 1) : mask;
  }
}
