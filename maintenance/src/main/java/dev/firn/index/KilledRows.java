package dev.firn.index;

import java.util.BitSet;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/**
 * The rows of one data file of main that a publication kills. While they are few, a bitmap holds
 * them; then a bit for each row of the file, which are asked and set many times faster, and take at
 * most {@value #ROWS_A_KILL} bits for each row killed.
 */
final class KilledRows {
  private static final int ROWS_A_KILL = 256;

  private final LiveFile file;
  private final RoaringBitmap few = new RoaringBitmap();
  private BitSet dead = new BitSet(0);
  private long killsLeft;

  KilledRows(LiveFile file) {
    this.file = file;
    this.killsLeft = file.file().recordCount() / ROWS_A_KILL;
  }

  /** The file without these. */
  LiveFile file() {
    return file;
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return few.isEmpty();
  }

  /** Whether a row is alive after these. */
  boolean isLive(int position) {
    return areFew() ? file.isLive(position) && !few.contains(position) : !dead.get(position);
  }

  /** Kills a row, and returns whether it was alive. */
  boolean kill(int position) {
    if (!isLive(position)) {
      return false;
    }
    if (areFew()) {
      few.add(position);
      killsLeft--;
      if (!areFew()) {
        dead = BitSetUtil.bitsetOf(RoaringBitmap.or(few, file.dead()));
      }
    } else {
      dead.set(position);
    }
    return true;
  }

  /** Their positions; a new bitmap. */
  RoaringBitmap positions() {
    return areFew() ? few.clone() : RoaringBitmap.andNot(BitSetUtil.bitmapOf(dead), file.dead());
  }

  private boolean areFew() {
    return killsLeft >= 0;
  }
}
