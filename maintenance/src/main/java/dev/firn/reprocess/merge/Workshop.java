package dev.firn.reprocess.merge;

import dev.firn.index.key.KeyColumns;
import dev.firn.index.key.KeyReader;
import dev.firn.index.memory.IndexMemory;
import java.util.concurrent.ExecutorService;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * What keys and files are compared with: one numbering of files and one secret for keys.
 *
 * @param reader of keys, on any load of the table
 * @param readers where files are read
 * @param memory where keys and places are kept
 */
record Workshop(
    FileNumbers numbers, KeyReader reader, ExecutorService readers, IndexMemory memory) {

  static Workshop of(Table table, KeyColumns columns, ExecutorService readers, IndexMemory memory) {
    return new Workshop(new FileNumbers(), KeyReader.of(table, columns), readers, memory);
  }

  SnapshotFiles files(Table table, long snapshotId, @Nullable SnapshotFiles similar) {
    return SnapshotFiles.read(table, snapshotId, numbers, similar, readers);
  }

  KeyScan scan(Table table) {
    return new KeyScan(reader.on(table), readers);
  }

  RowPlaces places() {
    return new RowPlaces(memory);
  }

  RowValues values(RowPlaces places) {
    return new RowValues(places, memory);
  }
}
