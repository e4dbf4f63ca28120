package dev.firn.reprocess.merge;

import dev.firn.index.DeleteForm;
import dev.firn.index.LiveFile;
import dev.firn.index.TouchedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** Rows that die, by the file that they are in. Not thread-safe. */
final class DeadRows {
  private final Map<Integer, RoaringBitmap> byFile = new TreeMap<>();

  void add(long place) {
    byFile
        .computeIfAbsent(Place.file(place), any -> new RoaringBitmap())
        .add(Place.position(place));
  }

  /** Those of a file. */
  RoaringBitmap of(int file) {
    return byFile.getOrDefault(file, new RoaringBitmap());
  }

  /** The files of a snapshot, in which all of them live. */
  List<TouchedFile> touched(SnapshotFiles snapshot, DeleteForm form) {
    List<TouchedFile> touched = new ArrayList<>();
    byFile.forEach((number, newlyDead) -> {
      LiveFile before = snapshot.file(number).orElseThrow();
      RoaringBitmap dead = RoaringBitmap.or(before.dead(), newlyDead);
      LiveFile after = new LiveFile(number, before.file(), before.deletes(), dead);
      touched.add(new TouchedFile(after, newlyDead, form));
    });
    return touched;
  }
}
