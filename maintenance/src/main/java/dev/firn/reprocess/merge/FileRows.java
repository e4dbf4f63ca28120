package dev.firn.reprocess.merge;

import org.apache.iceberg.DataFile;
import org.roaringbitmap.RoaringBitmap;

/**
 * Some rows of a data file.
 *
 * @param number of the file
 * @param leftOut positions of the others
 */
record FileRows(int number, DataFile file, RoaringBitmap leftOut) {

  static FileRows all(int number, DataFile file) {
    return new FileRows(number, file, new RoaringBitmap());
  }

  static FileRows only(int number, DataFile file, RoaringBitmap positions) {
    return new FileRows(number, file, RoaringBitmap.flip(positions, 0L, file.recordCount()));
  }

  /** Ascending. */
  int[] positions() {
    return RoaringBitmap.flip(leftOut, 0L, file.recordCount()).toArray();
  }

  boolean isEmpty() {
    return leftOut.getLongCardinality() == file.recordCount();
  }
}
