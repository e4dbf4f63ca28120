package dev.firn.bench.resolve;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/**
 * Sales by the number of their key, and what the newest version of each is: the plain model that
 * main is compared with. Numbers are scattered, so that keys come in no order.
 */
final class Sales {
  private static final List<String> CHANNELS = List.of("store", "catalog", "web");

  private final long[] newest;
  private final SplittableRandom random;
  private long version;
  private long distinct;

  Sales(int keys, long seed) {
    newest = new long[keys];
    random = new SplittableRandom(seed);
  }

  /** The next upsert: of any key, with a version greater than all before. */
  Record next() {
    return next(random.nextInt(newest.length));
  }

  /** The next upsert, of that key. */
  Record next(int key) {
    distinct += newest[key] == 0 ? 1 : 0;
    newest[key] = ++version;
    return row(key, version);
  }

  /** A row of that key that is not the newest, but newer than any: as a correction has it. */
  Record corrected(int key) {
    return row(key, ++version);
  }

  /** The newest version of a key, 0 if it has not come. */
  long newest(int key) {
    return newest[key];
  }

  /** That version of a key is what main must hold. */
  void expect(int key, long itsVersion) {
    newest[key] = itsVersion;
  }

  /** The same state, which can be compared with main and thrown away. */
  Sales copy() {
    Sales copy = new Sales(newest.length, 0);
    System.arraycopy(newest, 0, copy.newest, 0, newest.length);
    copy.distinct = distinct;
    return copy;
  }

  /** How many keys have come. */
  long distinct() {
    return distinct;
  }

  /** Whether a row of main is the newest of its key. */
  boolean isNewest(Record row) {
    long item = (Long) row.getField("item");
    int key = Math.toIntExact(unmix(item));
    long expected = newest[key];
    return expected != 0
        && expected == (Long) row.getField("version")
        && isSame(row(key, expected), row);
  }

  private static boolean isSame(Record row, Record other) {
    for (int i = 0; i < row.size(); i++) {
      if (!row.get(i).equals(other.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Forgets one that was found, so that it cannot be found again. */
  void found(Record row) {
    newest[Math.toIntExact(unmix((Long) row.getField("item")))] = 0;
  }

  private static Record row(int key, long version) {
    Record row = GenericRecord.create(LocalTable.SCHEMA);
    row.set(0, CHANNELS.get(key % CHANNELS.size()));
    row.set(1, (key * 0x9e3779b97f4a7c15L) >>> 16);
    row.set(2, mix(key));
    row.set(3, (int) (version % 100));
    row.set(4, version / 100.0);
    row.set(5, version);
    row.set(6, "line " + version);
    return row;
  }

  /** Any bijection of the long numbers that leaves no order. */
  private static long mix(long number) {
    return number * 0xd1342543de82ef95L;
  }

  private static long unmix(long mixed) {
    return mixed * 0x572b5ee77a54e3bdL;
  }
}
