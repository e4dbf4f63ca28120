package dev.firn.compact.column;

import java.util.Arrays;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** The stretches of live rows of one row group, in order; rows are counted from its first. */
public final class LiveRuns {
  private final int[] starts;
  private final int[] ends;
  private final int size;

  private LiveRuns(int[] starts, int[] ends, int size) {
    this.starts = starts;
    this.ends = ends;
    this.size = size;
  }

  /**
   * The runs of a row group.
   *
   * @param dead positions in the file
   * @param first position of the row group's first row in the file
   */
  public static LiveRuns of(RoaringBitmap dead, long first, int rows) {
    int[] starts = new int[16];
    int[] ends = new int[16];
    int size = 0;
    int live = 0;
    PeekableIntIterator next = dead.getIntIterator();
    next.advanceIfNeeded(Math.toIntExact(first));
    while (live < rows) {
      int gap =
          next.hasNext()
              ? (int) Math.min(rows, Integer.toUnsignedLong(next.peekNext()) - first)
              : rows;
      if (gap > live) {
        if (size == starts.length) {
          starts = Arrays.copyOf(starts, size * 2);
          ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = live;
        ends[size++] = gap;
      }
      live = gap + 1;
      if (next.hasNext()) {
        next.next();
      }
    }
    return new LiveRuns(starts, ends, size);
  }

  /** How many runs there are. */
  public int size() {
    return size;
  }

  /** The first row of a run. */
  int start(int run) {
    return starts[run];
  }

  /** The row behind a run. */
  int end(int run) {
    return ends[run];
  }

  /** Whether a stretch lies in one run, if that is not before it. */
  boolean hasAll(int run, int start, int end) {
    int at = run < size && ends[run] <= start ? run + 1 : run;
    return at < size && starts[at] <= start && end <= ends[at];
  }

  /** How many rows live. */
  int rows() {
    int rows = 0;
    for (int i = 0; i < size; i++) {
      rows += ends[i] - starts[i];
    }
    return rows;
  }
}
