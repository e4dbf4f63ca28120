package dev.firn.index;

import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

/** Turns the rows of one file into {@link FileKeys}. */
final class KeyRecorder {
  private final KeyCodec codec;
  private final KeyHasher hasher;
  private final @Nullable VersionOrder versions;
  private final int versionOrdinal;
  private final KeyBuffer buffer = new KeyBuffer();
  private final FileKeys keys = new FileKeys();

  private KeyRecorder(
      KeyColumns columns, KeyHasher.Secret secret, @Nullable VersionOrder versions) {
    this.codec = columns.codec();
    this.hasher = new KeyHasher(secret);
    this.versions = versions;
    this.versionOrdinal = columns.versionOrdinal();
  }

  static KeyRecorder ofRows(KeyColumns columns, KeyHasher.Secret secret) {
    return new KeyRecorder(columns, secret, columns.versionOrder());
  }

  static KeyRecorder ofDeletes(KeyColumns columns, KeyHasher.Secret secret) {
    return new KeyRecorder(columns, secret, null);
  }

  void record(Record row, int position) {
    codec.encode(row, buffer);
    hasher.hash(buffer.bytes(), buffer.length());
    keys.add(hasher.high(), hasher.low(), version(row), position);
  }

  FileKeys keys() {
    return keys;
  }

  private long version(Record row) {
    return versions == null ? VersionOrder.UNVERSIONED : versions.of(row.get(versionOrdinal));
  }
}
