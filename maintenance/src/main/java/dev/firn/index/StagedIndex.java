package dev.firn.index;

import dev.firn.index.memory.ChangedKeys;
import dev.firn.index.memory.Location;
import dev.firn.index.memory.RowTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Changes to a {@link MainIndex} that are visible here at once and there only after {@link
 * #commit}: a refused publication throws this object away ({@code docs/protocol.md}, H27). The
 * index must not change in between.
 */
public final class StagedIndex {
  private static final long GONE = -1;

  /** The key has several entries on main, or it is not known how many. */
  private static final long SEARCHED = -2;

  private final MainIndex main;
  private final DeleteForm form;
  private final ChangedKeys changes = new ChangedKeys();
  private final int firstNew;
  private final List<StagedFile> added = new ArrayList<>();
  private final List<StagedFile> addedByOrdinal = new ArrayList<>();
  private final Map<String, StagedFile> addedByLocation = new HashMap<>();
  private final @Nullable KilledRows[] killed;
  private long newKeys;

  StagedIndex(MainIndex main, DeleteForm form) {
    this.main = main;
    this.form = form;
    this.firstNew = main.files().nextOrdinal();
    this.killed = new @Nullable KilledRows[firstNew];
  }

  /** In which form dead positions have to be written. */
  public DeleteForm form() {
    return form;
  }

  /** Whether a data file at that location is on main or staged here. */
  public boolean isKnown(String location) {
    return addedByLocation.containsKey(location) || main.files().find(location).isPresent();
  }

  /**
   * Stages a data file; its live rows still have to be staged key by key.
   *
   * @param laneDead positions that the lane's own delete files delete
   */
  public StagedFile add(DataFile file, List<DeleteFile> laneDeletes, RoaringBitmap laneDead) {
    int ordinal = firstNew + addedByOrdinal.size();
    StagedFile staged = new StagedFile(ordinal, file, laneDeletes, laneDead, laneDead.clone());
    added.add(staged);
    for (int i = 0; i < Location.ordinals(file.recordCount()); i++) {
      addedByOrdinal.add(staged);
    }
    addedByLocation.put(file.location(), staged);
    return staged;
  }

  /** Makes room for so many changed keys. */
  void reserve(long more) {
    changes.reserve(more);
  }

  /** The first of the places of rows in files that are staged from now on. */
  long nextLocation() {
    return Location.of(firstNew + addedByOrdinal.size(), 0);
  }

  /** The change of a key, {@link ChangedKeys#NONE} if it has none. */
  int change(long high, long low) {
    return changes.find(high, low);
  }

  /** The row that a change leaves to its key, or what is less than any place. */
  long locationOf(int change) {
    return change == ChangedKeys.NONE ? GONE : changes.location(change);
  }

  /** The version of that row. */
  long versionOf(int change) {
    return changes.version(change);
  }

  /** Puts a staged row in the place of that of a change, and says nothing of the older one. */
  void setChange(int change, long location, long version) {
    changes.set(change, location, version);
  }

  /**
   * Whether a live row of the key has a greater version than that.
   *
   * @param change of that key
   */
  boolean hasNewer(int change, long high, long low, long version) {
    if (change != ChangedKeys.NONE) {
      return changes.location(change) != GONE && changes.version(change) > version;
    }
    RowTable rows = main.rows();
    for (long slot = rows.first(high, low);
        slot != RowTable.NO_SLOT;
        slot = rows.next(slot, high, low)) {
      if (rows.version(slot) > version && isLiveOnMain(rows.location(slot))) {
        return true;
      }
    }
    return false;
  }

  /** Kills the live rows of the key whose location passes, and returns how many there were. */
  public int remove(long high, long low, LongPredicate locations) {
    int change = changes.find(high, low);
    if (change == ChangedKeys.NONE) {
      return removeFromMain(high, low, locations);
    }
    long location = changes.location(change);
    if (location == GONE || !locations.test(location)) {
      return 0;
    }
    kill(location);
    changes.set(change, GONE, RowTable.UNVERSIONED);
    return 1;
  }

  private int removeFromMain(long high, long low, LongPredicate locations) {
    RowTable rows = main.rows();
    int killed = 0;
    boolean isSpared = false;
    for (long slot = rows.first(high, low);
        slot != RowTable.NO_SLOT;
        slot = rows.next(slot, high, low)) {
      long location = rows.location(slot);
      if (!isLiveOnMain(location)) {
        continue;
      }
      if (locations.test(location)) {
        killOnMain(location);
        killed++;
      } else {
        isSpared = true;
      }
    }
    if (killed > 0 && !isSpared) {
      changes.add(high, low, GONE, RowTable.UNVERSIONED, SEARCHED);
    }
    return killed;
  }

  /** The data file of a row, on main or staged. */
  public DataFile fileAt(long location) {
    return isStaged(location) ? stagedAt(location).file() : main.files().get(location).file();
  }

  boolean isOneFile(long location, long other) {
    return stagedAt(location).ordinal() == stagedAt(other).ordinal();
  }

  OrderUnknownException orderUnknown(long location, long other) {
    StagedFile file = stagedAt(location);
    StagedFile otherFile = stagedAt(other);
    return new OrderUnknownException(
        file.file().location(),
        Location.position(location, file.ordinal()),
        otherFile.file().location(),
        Location.position(other, otherFile.ordinal()));
  }

  private boolean isStaged(long location) {
    return Location.ordinal(location) >= firstNew;
  }

  private StagedFile stagedAt(long location) {
    return addedByOrdinal.get(Location.ordinal(location) - firstNew);
  }

  /**
   * Makes a staged row the only live one of its key, and returns how many it killed.
   *
   * @param change of that key
   */
  int put(int change, long high, long low, long location, long version) {
    if (change == ChangedKeys.NONE) {
      return putFirst(high, low, location, version);
    }
    long older = changes.location(change);
    if (older != GONE) {
      kill(older);
    }
    changes.set(change, location, version);
    return older == GONE ? 0 : 1;
  }

  private int putFirst(long high, long low, long location, long version) {
    RowTable rows = main.rows();
    long first = rows.first(high, low);
    if (first == RowTable.NO_SLOT) {
      newKeys++;
      changes.add(high, low, location, version, RowTable.NO_SLOT);
      return 0;
    }
    int killed = 0;
    long only = first;
    for (long slot = first; slot != RowTable.NO_SLOT; slot = rows.next(slot, high, low)) {
      killed += killOnMain(rows.location(slot)) ? 1 : 0;
      only = slot == first ? first : SEARCHED;
    }
    changes.add(high, low, location, version, only);
    return killed;
  }

  /** Kills one staged row, whose key then has another entry here or none. */
  void kill(long location) {
    StagedFile file = stagedAt(location);
    file.dead().add(Location.position(location, file.ordinal()));
  }

  private boolean isLiveOnMain(long location) {
    LiveFile file = main.files().findAt(location);
    return file != null && killedOf(file).isLive(Location.position(location, file.ordinal()));
  }

  /** Kills a row of main, and returns whether it was alive. */
  private boolean killOnMain(long location) {
    LiveFile file = main.files().findAt(location);
    return file != null && killedOf(file).kill(Location.position(location, file.ordinal()));
  }

  private KilledRows killedOf(LiveFile file) {
    KilledRows rows = killed[file.ordinal()];
    if (rows == null) {
      rows = new KilledRows(file);
      killed[file.ordinal()] = rows;
    }
    return rows;
  }

  /** The staged files, in order. */
  public List<StagedFile> added() {
    return List.copyOf(added);
  }

  /** The files of main that lose rows. */
  public List<TouchedFile> touched() {
    List<TouchedFile> touched = new ArrayList<>();
    for (KilledRows rows : killed) {
      if (rows != null && !rows.isEmpty()) {
        touched.add(after(rows));
      }
    }
    return touched;
  }

  /**
   * Makes the changes those of main.
   *
   * @param snapshotId main's snapshot that holds them
   * @param deletes the delete file that each data file has got, by location of the data file
   */
  public void commit(long snapshotId, Map<String, DeleteFile> deletes) {
    settle(deletes, Set.of());
    main.describes(snapshotId);
  }

  /**
   * Makes the changes those of main, and takes in a rewrite that came with them.
   *
   * @param snapshotId main's snapshot that holds them and the rewrite
   * @param deletes as above, but for files that were rewritten
   * @param oldLocations the files that were rewritten, as they are after the changes
   * @param newFiles as in {@link MainIndex#replace}
   * @throws IllegalArgumentException as there; the index then describes nothing any more
   */
  public void commit(
      long snapshotId,
      Map<String, DeleteFile> deletes,
      Set<String> oldLocations,
      List<RewrittenFile> newFiles,
      PositionMap map) {
    settle(deletes, oldLocations);
    main.replace(oldLocations, newFiles, map, snapshotId);
  }

  private void settle(Map<String, DeleteFile> deletes, Set<String> leaving) {
    if (main.files().nextOrdinal() != firstNew) {
      throw new IllegalStateException("Cannot commit staged changes: the index has changed since");
    }
    main.describesNothing();
    main.change(() -> settleAll(deletes, leaving));
  }

  private void settleAll(Map<String, DeleteFile> deletes, Set<String> leaving) {
    for (TouchedFile file : touched()) {
      if (!file.isAllDead() && leaving.contains(file.location())) {
        main.files().replace(file.file());
      } else {
        settle(file, deletes.get(file.location()));
      }
    }
    added.forEach(file -> settle(file, deletes.get(file.file().location())));
    if (main.isKeyed()) {
      changes.forEach(this::moveOnMain);
      main.rows().expect(newKeys);
      changes.forEach(this::settle);
    }
  }

  private TouchedFile after(KilledRows rows) {
    LiveFile before = rows.file();
    RoaringBitmap newlyDead = rows.positions();
    RoaringBitmap dead = RoaringBitmap.or(before.dead(), newlyDead);
    LiveFile after = new LiveFile(before.ordinal(), before.file(), before.deletes(), dead);
    return new TouchedFile(after, newlyDead, form);
  }

  private void settle(TouchedFile touched, @Nullable DeleteFile delete) {
    if (touched.isAllDead()) {
      main.files().remove(touched.file());
      return;
    }
    Objects.requireNonNull(delete, () -> "Cannot settle " + touched.location() + ": no deletes");
    main.files().replace(touched.with(delete));
  }

  private void settle(StagedFile staged, @Nullable DeleteFile delete) {
    if (staged.isAllDead()) {
      main.files().skip(staged.file().recordCount());
      return;
    }
    List<DeleteFile> deletes = Optional.ofNullable(delete).map(List::of).orElse(List.of());
    DataFile file = staged.file().copyWithoutStats();
    main.files().add(new LiveFile(staged.ordinal(), file, deletes, staged.dead()));
  }

  /** First what stays in its place, which what comes and goes would move. */
  private void moveOnMain(long high, long low, int change) {
    long location = changes.location(change);
    long slot = changes.slot(change);
    if (slot >= 0
        && location != GONE
        && !main.rows().move(high, low, slot, location, changes.version(change))) {
      main.rows().put(high, low, location, changes.version(change));
    }
  }

  private void settle(long high, long low, int change) {
    long location = changes.location(change);
    if (location == GONE) {
      main.rows().removeAll(high, low);
    } else if (changes.slot(change) == RowTable.NO_SLOT) {
      main.rows().add(high, low, location, changes.version(change));
    } else if (changes.slot(change) == SEARCHED) {
      main.rows().put(high, low, location, changes.version(change));
    }
  }
}
