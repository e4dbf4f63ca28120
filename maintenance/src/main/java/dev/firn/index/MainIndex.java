package dev.firn.index;

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
  private final KeyHasher.Secret secret = KeyHasher.Secret.random();
  private final FileTable files = new FileTable();
  private final LocationTable rows;
  private long snapshotId = NO_SNAPSHOT;

  private MainIndex(String tableUuid, @Nullable KeyColumns columns) {
    this.tableUuid = tableUuid;
    this.columns = columns;
    this.rows = new LocationTable(columns != null && columns.version() != null);
  }

  /** An empty index of a table whose rows have keys. */
  public static MainIndex keyed(Table table, KeyColumns columns) {
    return new MainIndex(table.uuid().toString(), columns);
  }

  /** An empty index of the files of a table without keys. */
  public static MainIndex unkeyed(Table table) {
    return new MainIndex(table.uuid().toString(), null);
  }

  /**
   * Whether this index can follow that table: the same table, with the same key of the same types.
   */
  public boolean fits(Table table, @Nullable KeyColumns current) {
    return tableUuid.equals(table.uuid().toString())
        && (columns == null ? current == null : columns.isSameKey(current));
  }

  /** The snapshot of main that this index describes; empty before the first and after a failure. */
  public Optional<Long> snapshotId() {
    return snapshotId == NO_SNAPSHOT ? Optional.empty() : Optional.of(snapshotId);
  }

  /** How large this is. */
  public IndexSize size() {
    return new IndexSize(rows.size(), rows.bytes(), files.all().size());
  }

  /** A place to try changes in. */
  public StagedIndex stage() {
    return new StagedIndex(this);
  }

  /** Reads the keys of files of that table. */
  public KeyReader reader(Table table) {
    if (columns == null) {
      throw new IllegalStateException("Cannot read keys of " + table.name() + ": it has no key");
    }
    return new KeyReader(table, columns, secret);
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
    RowMoves moves = new RowMoves(newFiles, files.nextOrdinal());
    old.forEach(file -> moves.add(file, map));
    moves.requireComplete();
    describesNothing();
    old.forEach(files::remove);
    for (RewrittenFile file : newFiles) {
      DataFile data = file.file().copyWithoutStats();
      files.add(new LiveFile(files.nextOrdinal(), data, file.deletes(), file.dead().clone()));
    }
    rows.relocate(moves::apply);
    describes(snapshotId);
  }

  private LiveFile replaced(String location) {
    return files
        .find(location)
        .orElseThrow(
            () -> new IllegalArgumentException("Cannot replace " + location + ": not on main"));
  }

  boolean isKeyed() {
    return columns != null;
  }

  FileTable files() {
    return files;
  }

  LocationTable rows() {
    return rows;
  }

  void describes(long newSnapshotId) {
    snapshotId = newSnapshotId;
  }

  void describesNothing() {
    snapshotId = NO_SNAPSHOT;
  }
}
