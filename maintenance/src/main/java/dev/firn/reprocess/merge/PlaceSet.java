package dev.firn.reprocess.merge;

import dev.firn.index.DeleteForm;
import dev.firn.index.LiveFile;
import dev.firn.index.TouchedFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** A set of places, as positions by the number of the file. Not thread-safe. */
final class PlaceSet {
  private final List<@Nullable RoaringBitmap> byFile = new ArrayList<>();

  void add(long place) {
    int file = Place.file(place);
    RoaringBitmap positions = find(file);
    if (positions == null) {
      positions = new RoaringBitmap();
      put(file, positions);
    }
    positions.add(Place.position(place));
  }

  /** These are all of that file. */
  void put(int file, RoaringBitmap positions) {
    while (byFile.size() <= file) {
      byFile.add(null);
    }
    byFile.set(file, positions);
  }

  boolean contains(long place) {
    RoaringBitmap positions = find(Place.file(place));
    return positions != null && positions.contains(Place.position(place));
  }

  boolean isEmpty() {
    return byFile.stream().allMatch(positions -> positions == null || positions.isEmpty());
  }

  /** Those of a file. */
  RoaringBitmap of(int file) {
    RoaringBitmap positions = find(file);
    return positions == null ? new RoaringBitmap() : positions;
  }

  /** The files of a snapshot, in which all of these live, once they do not. */
  List<TouchedFile> touched(SnapshotFiles snapshot, DeleteForm form) {
    List<TouchedFile> touched = new ArrayList<>();
    for (int number = 0; number < byFile.size(); number++) {
      RoaringBitmap newlyDead = of(number);
      if (!newlyDead.isEmpty()) {
        LiveFile before = snapshot.file(number).orElseThrow();
        RoaringBitmap dead = RoaringBitmap.or(before.dead(), newlyDead);
        LiveFile after = new LiveFile(number, before.file(), before.deletes(), dead);
        touched.add(new TouchedFile(after, newlyDead, form));
      }
    }
    return touched;
  }

  private @Nullable RoaringBitmap find(int file) {
    return file < byFile.size() ? byFile.get(file) : null;
  }
}
