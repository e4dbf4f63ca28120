package dev.firn.reprocess.merge;

import dev.firn.index.DeleteForm;
import dev.firn.index.LiveFile;
import dev.firn.index.key.KeyColumns;
import dev.firn.index.memory.IndexMemory;
import dev.firn.index.memory.KeyNumbers;
import dev.firn.index.memory.LongColumn;
import dev.firn.publish.commit.RowChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds the rows of a snapshot whose place corrected rows take: reads the keys of all live rows of
 * the snapshot once, and keeps those of the corrected ones only. Where versions are read, too, a
 * row of the snapshot with a greater one stays, and the corrected row is dead on arrival.
 */
public final class Resolution implements AutoCloseable {
  private final Table table;
  private final Workshop workshop;
  private final KeyScan scan;
  private final KeyNumbers keys;
  private final RowPlaces staged;
  private final RowPlaces fork;
  private final LongColumn versions;
  private final RoaringBitmap older = new RoaringBitmap();
  private final RoaringBitmap deletions = new RoaringBitmap();
  private final Map<Integer, DataFile> files = new HashMap<>();

  /**
   * Nothing is resolved yet.
   *
   * @param columns with the version column if the greater version counts
   * @param readers where files are read
   * @param memory where keys are kept
   */
  public Resolution(Table table, KeyColumns columns, ExecutorService readers, IndexMemory memory) {
    this.table = table;
    this.workshop = Workshop.of(table, columns, readers, memory);
    this.scan = workshop.scan(table);
    this.keys = new KeyNumbers(memory);
    this.staged = workshop.places();
    this.fork = workshop.places();
    this.versions = new LongColumn(memory);
  }

  /**
   * Takes corrected rows.
   *
   * @param repeats whether a key may have several of them
   * @throws UnfitRowsException if a key has several, or a file other rows than it says
   */
  public void correct(List<DataFile> rows, boolean repeats) {
    List<FileRows> all = new ArrayList<>();
    for (DataFile file : rows) {
      int number = workshop.numbers().of(file);
      if (files.put(number, file) != null) {
        throw new UnfitRowsException("file " + file.location() + " is named twice");
      }
      all.add(FileRows.all(number, file));
    }
    keys.reserve(rows.stream().mapToLong(DataFile::recordCount).sum());
    long[] seen = {0};
    scan.versions(
        all,
        (high, low, version, place) -> {
          int key = keys.number(high, low);
          if (!repeats && staged.has(key)) {
            throw new UnfitRowsException("a key has two rows: " + text(staged.first(key), place));
          }
          staged.add(key, place);
          versions.set(key, version);
          seen[0]++;
        });
    requireRows(rows, seen[0]);
  }

  /**
   * Takes keys whose rows go.
   *
   * @throws UnfitRowsException if one of them has a corrected row
   */
  public void delete(List<DataFile> listed) {
    scan.listed(
        listed,
        (high, low, place) -> {
          int key = keys.number(high, low);
          if (staged.has(key)) {
            throw new UnfitRowsException(
                "a key is to be deleted, and has a row in " + text(staged.first(key)));
          }
          deletions.add(key);
        });
  }

  /** Finds the rows of the snapshot. */
  public Resolved at(long snapshotId) {
    SnapshotFiles snapshot = workshop.files(table, snapshotId, null);
    requireNew(snapshot);
    List<FileRows> rows = new ArrayList<>();
    snapshot
        .all()
        .forEach(file -> rows.add(new FileRows(file.ordinal(), file.file(), file.dead())));
    scan.versions(
        rows,
        (high, low, version, place) -> {
          int key = keys.find(high, low);
          if (key >= 0) {
            fork.add(key, place);
            if (staged.has(key) && version > versions.get(key)) {
              older.add(key);
            }
          }
        });
    return resolved(snapshot);
  }

  private Resolved resolved(SnapshotFiles snapshot) {
    PlaceSet dead = new PlaceSet();
    PlaceSet onArrival = new PlaceSet();
    long corrected = 0;
    long deleted = 0;
    long inserted = 0;
    long insert = Place.NONE;
    for (int key = 0; key < keys.size(); key++) {
      if (older.contains(key)) {
        staged.forEach(key, onArrival::add);
        continue;
      }
      fork.forEach(key, dead::add);
      if (!fork.has(key)) {
        inserted += staged.has(key) ? 1 : 0;
        insert = insert == Place.NONE ? staged.first(key) : insert;
      } else if (staged.has(key)) {
        corrected++;
      } else {
        deleted++;
      }
    }
    DeleteForm form = DeleteForm.of(table);
    RowChange change = new RowChange(form, added(onArrival), dead.touched(snapshot, form));
    long kept = older.getLongCardinality();
    long absent = keys.size() - corrected - deleted - inserted - kept;
    Optional<String> first = insert == Place.NONE ? Optional.empty() : Optional.of(text(insert));
    return new Resolved(change, corrected, deleted, inserted, absent, kept, first);
  }

  private List<RowChange.Added> added(PlaceSet onArrival) {
    List<RowChange.Added> added = new ArrayList<>();
    files.forEach((number, file) -> {
      RoaringBitmap dead = onArrival.of(number);
      if (dead.getLongCardinality() < file.recordCount()) {
        added.add(new RowChange.Added(file, dead));
      }
    });
    return added;
  }

  private void requireNew(SnapshotFiles snapshot) {
    for (LiveFile file : snapshot.all()) {
      if (files.containsKey(file.ordinal())) {
        throw new UnfitRowsException(file.location() + " is in the table already");
      }
    }
  }

  private static void requireRows(List<DataFile> files, long seen) {
    long said = files.stream().mapToLong(DataFile::recordCount).sum();
    if (said != seen) {
      throw new UnfitRowsException(
          "the files hold " + seen + " rows, but " + said + " by what is said of them");
    }
  }

  private String text(long place, long other) {
    return text(place) + " and " + text(other);
  }

  private String text(long place) {
    return workshop.numbers().file(Place.file(place)).location()
        + " at position "
        + Place.position(place);
  }

  @Override
  public void close() {
    keys.close();
    staged.close();
    fork.close();
    versions.close();
  }
}
