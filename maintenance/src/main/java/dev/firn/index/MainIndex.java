package dev.firn.index;

import dev.firn.index.key.KeyColumns;
import dev.firn.index.key.KeyHasher;
import dev.firn.index.key.KeyReader;
import dev.firn.index.memory.IndexMemory;
import dev.firn.index.memory.Location;
import dev.firn.index.memory.RowTable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * What main holds as of one snapshot: its data files, the dead positions of each, and for a table
 * with a key the location of each key's rows. A cache that {@link IndexFollower} fills and brings
 * up to date; owned by one thread.
 *
 * <p>An entry of a key counts only while its file lives and its position is not dead, so that files
 * and positions that others delete need no search for their keys. A key may have several live rows,
 * if another writer has inserted it again.
 */
public final class MainIndex {
  private static final long NO_SNAPSHOT = -1;

  private final String tableUuid;
  private final @Nullable KeyColumns columns;
  private final KeyHasher.Secret secret;
  private FileTable files = new FileTable();
  private final RowTable rows;
  private long snapshotId = NO_SNAPSHOT;
  private boolean isBroken;

  /**
   * An empty index.
   *
   * @param columns null for a table whose rows have no keys
   * @param memory where the rows go
   */
  public MainIndex(Table table, @Nullable KeyColumns columns, IndexMemory memory) {
    this(table, columns, memory, KeyHasher.Secret.random());
  }

  MainIndex(
      Table table, @Nullable KeyColumns columns, IndexMemory memory, KeyHasher.Secret secret) {
    this.secret = secret;
    this.tableUuid = table.uuid().toString();
    this.columns = columns;
    this.rows = new RowTable(memory, columns != null && columns.version() != null);
  }

  /**
   * Whether this index can follow that table: the same table, with the same key of the same types,
   * and no change was left half done.
   */
  public boolean fits(Table table, @Nullable KeyColumns current) {
    return !isBroken
        && tableUuid.equals(table.uuid().toString())
        && (columns == null ? current == null : columns.isSameKey(current));
  }

  /** The snapshot of main that this index describes; empty before the first and after a failure. */
  public Optional<Long> snapshotId() {
    return snapshotId == NO_SNAPSHOT ? Optional.empty() : Optional.of(snapshotId);
  }

  /** How large this is. */
  public IndexSize size() {
    return new IndexSize(rows.size(), rows.heapBytes(), rows.spilledBytes(), files.all().size());
  }

  /** Gives the memory back; the index must not be used any more. */
  public void close() {
    describesNothing();
    rows.clear();
  }

  /**
   * A place to try changes in.
   *
   * @param form in which dead positions are going to be written
   */
  public StagedIndex stage(DeleteForm form) {
    if (files.isWorthRenumbering(Location.ORDINALS / 2)) {
      renumber();
    }
    return new StagedIndex(this, form);
  }

  /** Reads the keys of files of that table. */
  public KeyReader reader(Table table) {
    if (columns == null) {
      throw new IllegalStateException("Cannot read keys of " + table.name() + ": it has no key");
    }
    return new KeyReader(table, columns, secret);
  }

  String tableUuid() {
    return tableUuid;
  }

  KeyHasher.Secret secret() {
    return secret;
  }

  /** The key, so that indexes by one key have one text, and by another another. */
  String keyText() {
    return keyText(columns);
  }

  static String keyText(@Nullable KeyColumns columns) {
    return columns == null ? "" : columns.text();
  }

  /** The data file of main at that location. */
  public Optional<LiveFile> file(String location) {
    return files.find(location);
  }

  /**
   * Takes in a rewrite of files without reading them: rows of the old files are where the map says.
   * What is refused changes nothing.
   *
   * @param oldLocations the data files that the rewrite has removed from main
   * @param newFiles the data files that it has added, in the order that the map counts them in
   * @param snapshotId main's snapshot that holds the rewrite and nothing else new
   * @throws IllegalArgumentException if an old file is not on main, or the map loses a live row or
   *     shows a dead one as living
   */
  public void replace(
      Collection<String> oldLocations,
      List<RewrittenFile> newFiles,
      PositionMap map,
      long snapshotId) {
    List<LiveFile> old = oldLocations.stream().map(this::replaced).toList();
    RowMoves moves = new RowMoves(files, newFiles);
    old.forEach(file -> moves.add(file, map));
    moves.requireComplete();
    describesNothing();
    change(() -> {
      rows.relocate(moves::apply);
      old.forEach(files::remove);
      newFiles.forEach(this::add);
    });
    describes(snapshotId);
  }

  private void add(RewrittenFile file) {
    DataFile data = file.file().copyWithoutStats();
    files.add(new LiveFile(files.nextOrdinal(), data, file.deletes(), file.dead().clone()));
  }

  private LiveFile replaced(String location) {
    return files
        .find(location)
        .orElseThrow(
            () -> new IllegalArgumentException("Cannot replace " + location + ": not on main"));
  }

  /** Counts the files anew, so that ordinals never run out, and drops entries of rows gone. */
  void renumber() {
    long described = snapshotId;
    describesNothing();
    FileTable renumbered = new FileTable();
    for (LiveFile file : files.all()) {
      renumbered.add(
          new LiveFile(renumbered.nextOrdinal(), file.file(), file.deletes(), file.dead()));
    }
    change(() -> rows.relocate(location -> renumbered(location, renumbered)));
    files = renumbered;
    describes(described);
  }

  private long renumbered(long location, FileTable renumbered) {
    LiveFile file = files.findAt(location);
    if (file == null || !files.isLive(location)) {
      return Location.NONE;
    }
    int ordinal = renumbered.find(file.location()).orElseThrow().ordinal();
    return Location.of(ordinal, Location.position(location, file.ordinal()));
  }

  boolean isKeyed() {
    return columns != null;
  }

  FileTable files() {
    return files;
  }

  RowTable rows() {
    return rows;
  }

  /** Does what leaves the index broken if it fails on the way. */
  void change(Runnable change) {
    isBroken = true;
    change.run();
    isBroken = false;
  }

  void describes(long newSnapshotId) {
    snapshotId = newSnapshotId;
  }

  void describesNothing() {
    snapshotId = NO_SNAPSHOT;
  }
}
