package dev.firn.compact;

import dev.firn.index.PositionMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Where the rows of rewritten files went. Rows are numbered through all new files; files that were
 * copied in order need no memory per row, sorted ones four bytes. Immutable.
 */
final class RowPlaces implements PositionMap {
  private final Map<String, Source> sources;
  private final int[] firstRows;

  /**
   * Places.
   *
   * @param sources by location of the old file
   * @param rowCounts rows of each new file
   */
  RowPlaces(Map<String, Source> sources, long[] rowCounts) {
    this.sources = new HashMap<>(sources);
    this.firstRows = new int[rowCounts.length];
    for (int i = 1; i < rowCounts.length; i++) {
      firstRows[i] = Math.toIntExact(firstRows[i - 1] + rowCounts[i - 1]);
    }
  }

  /** The number that each live row of an old file has, by its rank among the live rows. */
  interface Numbers {
    int of(int rank);
  }

  /** An old file. */
  record Source(int rows, RoaringBitmap dead, Numbers numbers) {}

  @Override
  public void forEach(String oldLocation, Moves moves) {
    Source source = sources.get(oldLocation);
    if (source == null) {
      throw new IllegalArgumentException(
          "Cannot find rows of " + oldLocation + ": it was not rewritten");
    }
    Numbers numbers = source.numbers();
    PeekableIntIterator dead = source.dead().getIntIterator();
    int nextDead = dead.hasNext() ? dead.next() : source.rows();
    int rank = 0;
    int file = 0;
    for (int position = 0; position < source.rows(); position++) {
      if (position == nextDead) {
        nextDead = dead.hasNext() ? dead.next() : source.rows();
      } else {
        int number = numbers.of(rank++);
        file = holds(file, number) ? file : find(number);
        moves.moved(position, file, number - firstRows[file]);
      }
    }
  }

  private boolean holds(int file, int number) {
    return firstRows[file] <= number
        && (file + 1 == firstRows.length || number < firstRows[file + 1]);
  }

  private int find(int number) {
    int found = Arrays.binarySearch(firstRows, number);
    return found >= 0 ? found : -found - 2;
  }
}
