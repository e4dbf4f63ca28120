package dev.firn.compact;

import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.roaringbitmap.RoaringBitmap;

/**
 * The live rows of one input file.
 *
 * @param dead positions to leave out
 * @param firstRow number of its first live row among those of all inputs
 */
record LiveRows(FileScanTask task, RoaringBitmap dead, int firstRow) {

  DataFile file() {
    return task.file();
  }

  int count() {
    return Math.toIntExact(file().recordCount() - dead.getLongCardinality());
  }
}
