package dev.firn.reprocess.merge;

import dev.firn.index.DeleteForm;
import dev.firn.index.key.KeyColumns;
import dev.firn.index.key.RowHasher;
import dev.firn.index.memory.IndexMemory;
import dev.firn.index.memory.KeyNumbers;
import dev.firn.publish.commit.RowChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.LongConsumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.roaringbitmap.RoaringBitmap;

/**
 * A correction against main as it moves on. A key wins for the correction exactly if its row on
 * main is what it was at the fork, by value, where no row is a value, too ({@code
 * docs/protocol.md}, H25). Comparing with main for the first time reads the keys of all rows that
 * are elsewhere since the fork; following main afterwards reads what has changed since. Takes some
 * 60 bytes for each key of the correction. Not thread-safe.
 */
public final class Merge implements AutoCloseable {
  private final Workshop workshop;
  private final RowHasher hasher;
  private final long branchHead;
  private final int schemaId;
  private final KeyNumbers keys;
  private final RowPlaces staged;
  private final RowPlaces fork;
  private final RowPlaces head;
  private final RowValues forkValues;
  private final RowValues headValues;
  private final Map<Integer, DataFile> files = new HashMap<>();
  private final Map<Integer, RoaringBitmap> deadOnBranch = new HashMap<>();
  private final Map<String, OtherCorrection> others = new LinkedHashMap<>();
  private final RoaringBitmap changed = new RoaringBitmap();
  private SnapshotFiles main;

  /**
   * Reads the correction.
   *
   * @param forkId where it begins
   * @param branchHead the fork's child that holds it
   * @param readers where files are read
   * @param memory where keys are kept
   */
  public Merge(
      Table table,
      KeyColumns columns,
      long forkId,
      long branchHead,
      ExecutorService readers,
      IndexMemory memory) {
    this.workshop = Workshop.of(table, columns, readers, memory);
    this.hasher = RowHasher.of(table.schema());
    this.schemaId = table.schema().schemaId();
    this.branchHead = branchHead;
    this.keys = new KeyNumbers(memory);
    this.staged = workshop.places();
    this.fork = workshop.places();
    this.head = workshop.places();
    this.forkValues = workshop.values(fork);
    this.headValues = workshop.values(head);
    this.main = workshop.files(table, forkId, null);
    try {
      readBranch(table);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void readBranch(Table table) {
    SnapshotFiles branch = workshop.files(table, branchHead, main);
    KeyScan scan = workshop.scan(table);
    scan.rows(
        branch.liveBeyond(main), (high, low, place) -> staged.add(keys.number(high, low), place));
    scan.rows(
        main.liveBeyond(branch),
        (high, low, place) -> {
          int key = keys.number(high, low);
          fork.add(key, place);
          head.add(key, place);
        });
    SnapshotChanges.builderFor(table)
        .snapshot(table.snapshot(branchHead))
        .build()
        .addedDataFiles()
        .forEach(file -> {
          int number = workshop.numbers().of(file);
          files.put(number, file);
          branch.file(number).ifPresent(live -> deadOnBranch.put(number, live.dead()));
        });
    readFork(table);
  }

  /** While there is time: these rows are in files everywhere, those that come later are not. */
  private void readFork(Table table) {
    forkValues.read(
        RoaringBitmap.bitmapOfRange(0, keys.size()),
        workshop.numbers(),
        new RowReader(table),
        hasher,
        workshop.readers());
  }

  /** Whether this is about that result, and compares rows as that load of the table has them. */
  public boolean fits(Table table, long head) {
    return branchHead == head && schemaId == table.schema().schemaId();
  }

  /** Compares with main at that snapshot, and remembers it as what main is. */
  public void follow(Table table, long snapshotId) {
    if (main.snapshotId() == snapshotId) {
      return;
    }
    SnapshotFiles next = workshop.files(table, snapshotId, main);
    RoaringBitmap touched = lostFrom(next.goneSince(main));
    workshop
        .scan(table)
        .rows(
            next.liveBeyond(main),
            (high, low, place) -> {
              int key = keys.find(high, low);
              if (key >= 0) {
                head.add(key, place);
                touched.add(key);
              }
            });
    main = next;
    headValues.forget(touched);
    changed.andNot(touched);
    changed.or(comparison(table).different(touched, fork, forkValues, head, headValues));
  }

  /** Forgets rows that are gone, and returns their keys. */
  private RoaringBitmap lostFrom(PlaceSet gone) {
    RoaringBitmap lost = new RoaringBitmap();
    int end = gone.isEmpty() ? 0 : keys.size();
    for (int key = 0; key < end; key++) {
      if (head.remove(key, gone)) {
        lost.add(key);
      }
    }
    return lost;
  }

  /**
   * Takes notice of another correction that has come to main since the fork; the newest first.
   *
   * @param pre main just before
   * @param post main just after
   */
  public void beside(Table table, String name, long pre, long post) {
    if (!others.containsKey(name)) {
      others.put(name, OtherCorrection.read(table, workshop, keys, pre, post, main));
    }
  }

  /** A file of the correction that is on main already, which must not be. */
  public Optional<String> fileOnMain() {
    return files.entrySet().stream()
        .filter(file -> main.file(file.getKey()).isPresent())
        .map(file -> file.getValue().location())
        .findFirst();
  }

  /**
   * What merging does to main as it was compared last.
   *
   * @param over the other corrections whose rows are replaced
   */
  public MergeOutcome outcome(Table table, Set<String> over) {
    Map<String, RoaringBitmap> overlaps = overlaps(table);
    RoaringBitmap lost = changed.clone();
    overlaps.forEach((name, its) -> {
      if (over.contains(name)) {
        lost.andNot(its);
      }
    });
    long forCorrections =
        overlaps.entrySet().stream()
            .filter(its -> !over.contains(its.getKey()))
            .mapToLong(its -> its.getValue().getLongCardinality())
            .sum();
    Map<String, Long> sizes = new HashMap<>();
    overlaps.forEach((name, its) -> sizes.put(name, its.getLongCardinality()));
    return outcome(DeleteForm.of(table), lost, forCorrections, sizes);
  }

  private MergeOutcome outcome(
      DeleteForm form, RoaringBitmap lost, long forCorrections, Map<String, Long> overlaps) {
    PlaceSet onMain = new PlaceSet();
    PlaceSet onArrival = new PlaceSet();
    LongConsumer diesOnMain = onMain::add;
    LongConsumer diesOnArrival = onArrival::add;
    long corrected = 0;
    long deleted = 0;
    long inserted = 0;
    for (int key = 0; key < keys.size(); key++) {
      if (lost.contains(key)) {
        staged.forEach(key, diesOnArrival);
        continue;
      }
      head.forEach(key, diesOnMain);
      corrected += staged.has(key) && fork.has(key) ? 1 : 0;
      deleted += staged.has(key) ? 0 : 1;
      inserted += fork.has(key) ? 0 : 1;
    }
    return new MergeOutcome(
        main.snapshotId(),
        new RowChange(form, added(onArrival), onMain.touched(main, form)),
        corrected,
        deleted,
        inserted,
        lost.getLongCardinality() - forCorrections,
        forCorrections,
        overlaps);
  }

  private List<RowChange.Added> added(PlaceSet onArrival) {
    List<RowChange.Added> added = new ArrayList<>();
    files.forEach((number, file) -> {
      RoaringBitmap dead = RoaringBitmap.or(onArrival.of(number), onBranch(number));
      if (dead.getLongCardinality() < file.recordCount()) {
        added.add(new RowChange.Added(file, dead));
      }
    });
    return added;
  }

  /** What of an added file was dead on arrival at the branch already. */
  private RoaringBitmap onBranch(int number) {
    return deadOnBranch.getOrDefault(number, new RoaringBitmap());
  }

  /** The keys that main has changed, and whose rows are as another correction left them. */
  private Map<String, RoaringBitmap> overlaps(Table table) {
    Map<String, RoaringBitmap> overlaps = new LinkedHashMap<>();
    RoaringBitmap unexplained = changed.clone();
    others.forEach((name, other) -> {
      RoaringBitmap its = RoaringBitmap.and(unexplained, other.keys());
      its.andNot(
          comparison(table).different(its, other.places(), other.values(), head, headValues));
      unexplained.andNot(its);
      overlaps.put(name, its);
    });
    return overlaps;
  }

  private Comparison comparison(Table table) {
    return new Comparison(workshop.numbers(), new RowReader(table), hasher, workshop.readers());
  }

  @Override
  public void close() {
    keys.close();
    staged.close();
    fork.close();
    head.close();
    forkValues.close();
    headValues.close();
    others.values().forEach(OtherCorrection::close);
  }
}
