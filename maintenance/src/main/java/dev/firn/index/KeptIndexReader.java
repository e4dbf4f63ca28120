package dev.firn.index;

import dev.firn.index.key.KeyColumns;
import dev.firn.index.key.KeyHasher;
import dev.firn.index.memory.IndexMemory;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Reads what {@link KeptIndexWriter} has written, if it is whole, of this table and key, and of a
 * snapshot that main descends from, and if its data files are those of that snapshot.
 */
final class KeptIndexReader {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Table table;
  private final @Nullable KeyColumns columns;
  private final IndexMemory memory;

  KeptIndexReader(Table table, @Nullable KeyColumns columns, IndexMemory memory) {
    this.table = table;
    this.columns = columns;
    this.memory = memory;
  }

  /**
   * Reads the file.
   *
   * @throws IOException if it is not there, or cannot be used
   */
  MainIndex read(Path file) throws IOException {
    requireChecksum(file);
    try (InputStream stream = Files.newInputStream(file);
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, BUFFER_BYTES))) {
      requireFormat(in);
      require("table", table.uuid().toString(), in.readUTF());
      require("key", MainIndex.keyText(columns), in.readUTF());
      long snapshotId = in.readLong();
      requireAncestor(snapshotId);
      KeyHasher.Secret secret = new KeyHasher.Secret(in.readLong(), in.readLong());
      MainIndex index = new MainIndex(table, columns, memory, secret);
      return readInto(index, snapshotId, in);
    }
  }

  private MainIndex readInto(MainIndex index, long snapshotId, DataInputStream in)
      throws IOException {
    try {
      readFiles(index.files(), snapshotId, in);
      index.rows().readFrom(in);
      index.describes(snapshotId);
      return index;
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
  }

  private void readFiles(FileTable files, long snapshotId, DataInputStream in) throws IOException {
    Map<String, FileScanTask> tasks = tasks(snapshotId);
    int count = in.readInt();
    require("number of data files", tasks.size(), count);
    for (int i = 0; i < count; i++) {
      String location = in.readUTF();
      FileScanTask task = tasks.remove(location);
      if (task == null) {
        throw new IOException("snapshot " + snapshotId + " has no data file " + location);
      }
      int ordinal = in.readInt();
      require("rows of " + location, task.file().recordCount(), in.readLong());
      require("deletes of " + location, DeleteIds.of(task.deletes()), readIds(in));
      RoaringBitmap dead = new RoaringBitmap();
      dead.deserialize(in);
      files.skipTo(ordinal);
      files.add(new LiveFile(ordinal, task.file().copyWithoutStats(), task.deletes(), dead));
    }
  }

  private static Set<String> readIds(DataInputStream in) throws IOException {
    Set<String> ids = new TreeSet<>();
    for (int i = in.readInt(); i > 0; i--) {
      ids.add(in.readUTF());
    }
    return ids;
  }

  private Map<String, FileScanTask> tasks(long snapshotId) throws IOException {
    Map<String, FileScanTask> tasks = new HashMap<>();
    try (CloseableIterable<FileScanTask> plan =
        table.newScan().useSnapshot(snapshotId).planFiles()) {
      plan.forEach(task -> tasks.put(task.file().location(), task));
    }
    return tasks;
  }

  private void requireAncestor(long snapshotId) throws IOException {
    Snapshot at = table.currentSnapshot();
    while (at != null && at.snapshotId() != snapshotId) {
      at = at.parentId() == null ? null : table.snapshot(at.parentId());
    }
    if (at == null) {
      throw new IOException("main does not descend from snapshot " + snapshotId);
    }
  }

  /** Before anything of it is believed. */
  private static void requireChecksum(Path file) throws IOException {
    CRC32C checksum = new CRC32C();
    long left = Files.size(file) - Long.BYTES;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          throw new EOFException("it became shorter while it was read");
        }
        checksum.update(buffer, 0, read);
        left -= read;
      }
      require("checksum", checksum.getValue(), in.readLong());
    }
  }

  private static void requireFormat(DataInputStream in) throws IOException {
    require("kind of file", KeptIndexWriter.MAGIC, in.readLong());
    require("format", KeptIndexWriter.FORMAT, in.readInt());
  }

  private static void require(String what, Object expected, Object found) throws IOException {
    if (!expected.equals(found)) {
      throw new IOException(what + " is " + found + ", not " + expected);
    }
  }
}
