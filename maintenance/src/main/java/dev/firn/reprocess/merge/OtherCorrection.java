package dev.firn.reprocess.merge;

import dev.firn.index.memory.KeyNumbers;
import org.apache.iceberg.Table;
import org.roaringbitmap.RoaringBitmap;

/**
 * Another correction that has come to main since the fork: where its rows of the same keys were
 * just after.
 */
final class OtherCorrection implements AutoCloseable {
  private final RowPlaces places;
  private final RowValues values;
  private final RoaringBitmap keys;

  private OtherCorrection(RowPlaces places, RowValues values, RoaringBitmap keys) {
    this.places = places;
    this.values = values;
    this.keys = keys;
  }

  /**
   * Reads what it has changed.
   *
   * @param known the keys that matter
   * @param pre main just before
   * @param post main just after
   */
  static OtherCorrection read(
      Table table, Workshop workshop, KeyNumbers known, long pre, long post, SnapshotFiles main) {
    SnapshotFiles after = workshop.files(table, post, main);
    SnapshotFiles before = workshop.files(table, pre, after);
    RowPlaces places = workshop.places();
    RoaringBitmap keys = new RoaringBitmap();
    KeyScan scan = workshop.scan(table);
    scan.rows(
        after.liveBeyond(before),
        (high, low, place) -> {
          int key = known.find(high, low);
          if (key >= 0) {
            places.add(key, place);
            keys.add(key);
          }
        });
    scan.rows(
        before.liveBeyond(after),
        (high, low, place) -> {
          int key = known.find(high, low);
          if (key >= 0) {
            keys.add(key);
          }
        });
    return new OtherCorrection(places, workshop.values(places), keys);
  }

  /** The keys that it has changed. */
  RoaringBitmap keys() {
    return keys;
  }

  RowPlaces places() {
    return places;
  }

  RowValues values() {
    return values;
  }

  @Override
  public void close() {
    places.close();
    values.close();
  }
}
