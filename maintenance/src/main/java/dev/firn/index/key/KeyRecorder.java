package dev.firn.index.key;

import dev.firn.index.memory.RowTable;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Turns the rows of one file, in order of position, into {@link FileKeys}. */
final class KeyRecorder {
  private static final int NONE = -1;

  private final KeyCodec codec;
  private final KeyHasher hasher;
  private final @Nullable VersionOrder versions;
  private final int versionOrdinal;
  private final PeekableIntIterator dead;
  private int nextDead;
  private final KeyBuffer buffer = new KeyBuffer();
  private final FileKeys keys;
  private int position;

  private KeyRecorder(
      KeyColumns columns,
      KeyHasher.Secret secret,
      @Nullable VersionOrder versions,
      long rows,
      RoaringBitmap dead) {
    this.codec = columns.codec();
    this.hasher = new KeyHasher(secret);
    this.versions = versions;
    this.versionOrdinal = columns.versionOrdinal();
    this.dead = dead.getIntIterator();
    this.nextDead = next();
    this.keys = new FileKeys(Math.toIntExact(rows - dead.getLongCardinality()));
  }

  /**
   * Records rows of a data file.
   *
   * @param dead positions that are left out
   */
  static KeyRecorder ofRows(
      KeyColumns columns, KeyHasher.Secret secret, long rows, RoaringBitmap dead) {
    return new KeyRecorder(columns, secret, columns.versionOrder(), rows, dead);
  }

  /** Records the keys of an equality delete file. */
  static KeyRecorder ofDeletes(KeyColumns columns, KeyHasher.Secret secret, long rows) {
    return new KeyRecorder(columns, secret, null, rows, new RoaringBitmap());
  }

  /** Takes a whole row. */
  void record(Record row) {
    codec.encode(row, start());
    finish(versions == null ? RowTable.UNVERSIONED : versions.of(row.get(versionOrdinal)));
  }

  /** Begins a row: its key is to be encoded into this buffer. */
  KeyBuffer start() {
    buffer.clear();
    return buffer;
  }

  /** Ends the row. */
  void finish(long version) {
    if (position == nextDead) {
      nextDead = next();
    } else {
      hasher.hash(buffer.bytes(), buffer.length());
      keys.add(hasher.high(), hasher.low(), version, position);
    }
    position++;
  }

  FileKeys keys() {
    return keys;
  }

  private int next() {
    return dead.hasNext() ? dead.next() : NONE;
  }
}
