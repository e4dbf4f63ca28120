package dev.firn.reprocess.merge;

import dev.firn.index.key.RowHasher;
import java.util.concurrent.ExecutorService;
import org.roaringbitmap.RoaringBitmap;

/**
 * Tells which keys have the same rows in two snapshots: at the same places, or else by their
 * values, for which their files are read.
 *
 * @param reader of one load of the table
 * @param hasher of one secret, and the table's schema
 */
record Comparison(
    FileNumbers numbers, RowReader reader, RowHasher hasher, ExecutorService readers) {

  /** Those of the keys whose rows differ. */
  RoaringBitmap different(
      RoaringBitmap keys,
      RowPlaces places,
      RowValues values,
      RowPlaces otherPlaces,
      RowValues otherValues) {
    RoaringBitmap different = new RoaringBitmap();
    RoaringBitmap unsure = new RoaringBitmap();
    keys.forEach((int key) -> {
      if (!places.isSame(key, otherPlaces)) {
        (places.count(key) == otherPlaces.count(key) ? unsure : different).add(key);
      }
    });
    values.read(unsure, numbers, reader, hasher, readers);
    otherValues.read(unsure, numbers, reader, hasher, readers);
    unsure.forEach((int key) -> {
      if (!values.isEqual(key, otherValues)) {
        different.add(key);
      }
    });
    return different;
  }
}
