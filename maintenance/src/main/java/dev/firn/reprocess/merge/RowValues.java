package dev.firn.reprocess.merge;

import dev.firn.files.FileTasks;
import dev.firn.index.key.RowHasher;
import dev.firn.index.memory.IndexMemory;
import dev.firn.index.memory.LongColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.roaringbitmap.RoaringBitmap;

/**
 * What the rows of numbered keys hold in one snapshot, as 128 bits for each key: the hashes of its
 * rows, added up, so that the order of several does not count. Read when asked for, and kept. Not
 * thread-safe.
 */
final class RowValues implements AutoCloseable {
  private static final int WINDOW = 4;

  private final RowPlaces places;
  private final LongColumn high;
  private final LongColumn low;
  private final RoaringBitmap known = new RoaringBitmap();

  RowValues(RowPlaces places, IndexMemory memory) {
    this.places = places;
    this.high = new LongColumn(memory);
    this.low = new LongColumn(memory);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Hashes(int[] keys, long[] highs, long[] lows) {}

  /** Knows these keys' values afterwards, as far as they have rows. */
  void read(
      RoaringBitmap keys,
      FileNumbers files,
      RowReader reader,
      RowHasher hasher,
      ExecutorService readers) {
    List<Callable<Hashes>> reads = new ArrayList<>();
    byFile(RoaringBitmap.andNot(keys, known))
        .forEach((file, rows) ->
            reads.add(() -> hashes(file, rows.sorted(), files, reader, hasher.another())));
    FileTasks.each(readers, WINDOW, reads, this::add);
    known.or(keys);
  }

  boolean isEqual(int key, RowValues other) {
    return high.get(key) == other.high.get(key) && low.get(key) == other.low.get(key);
  }

  /** The rows of these keys have changed. */
  void forget(RoaringBitmap keys) {
    RoaringBitmap.and(known, keys)
        .forEach((int key) -> {
          high.set(key, 0);
          low.set(key, 0);
        });
    known.andNot(keys);
  }

  @Override
  public void close() {
    high.close();
    low.close();
  }

  /** Positions and keys of one file, as position, then key. */
  private static final class Wanted {
    private long[] rows = new long[16];
    private int size;

    void add(int position, int key) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, 2 * size);
      }
      rows[size++] = ((long) position << Integer.SIZE) | key;
    }

    long[] sorted() {
      long[] sorted = Arrays.copyOf(rows, size);
      Arrays.sort(sorted);
      return sorted;
    }
  }

  private Map<Integer, Wanted> byFile(RoaringBitmap keys) {
    Map<Integer, Wanted> byFile = new HashMap<>();
    keys.forEach((int key) ->
        places.forEach(
            key,
            place ->
                byFile
                    .computeIfAbsent(Place.file(place), any -> new Wanted())
                    .add(Place.position(place), key)));
    return byFile;
  }

  private static Hashes hashes(
      int file, long[] wanted, FileNumbers files, RowReader reader, RowHasher hasher) {
    int[] positions = new int[wanted.length];
    Hashes hashes =
        new Hashes(new int[wanted.length], new long[wanted.length], new long[wanted.length]);
    for (int i = 0; i < wanted.length; i++) {
      positions[i] = (int) (wanted[i] >>> Integer.SIZE);
      hashes.keys()[i] = (int) wanted[i];
    }
    int[] next = {0};
    reader.read(
        files.file(file),
        positions,
        row -> {
          hasher.hash(row);
          hashes.highs()[next[0]] = hasher.high();
          hashes.lows()[next[0]++] = hasher.low();
        });
    return hashes;
  }

  private void add(Hashes hashes) {
    for (int i = 0; i < hashes.keys().length; i++) {
      high.add(hashes.keys()[i], hashes.highs()[i]);
      low.add(hashes.keys()[i], hashes.lows()[i]);
    }
  }
}
