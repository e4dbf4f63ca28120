package dev.firn.reprocess.merge;

import dev.firn.files.FileTasks;
import dev.firn.index.key.FileKeys;
import dev.firn.index.key.KeyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.apache.iceberg.DataFile;

/** Shows the keys of many files, some of which are read ahead: the keys of few are in memory. */
final class KeyScan {
  private static final int WINDOW = 4;

  private final KeyReader reader;
  private final ExecutorService readers;

  KeyScan(KeyReader reader, ExecutorService readers) {
    this.reader = reader;
    this.readers = readers;
  }

  /** Told of each key. */
  @FunctionalInterface
  interface Keys {
    /**
     * One more row.
     *
     * @param high half of its key's hash
     * @param low the other half
     * @param place where it is
     */
    void key(long high, long low, long place);
  }

  /** Told of each key, and of the version of its row. */
  @FunctionalInterface
  interface VersionedKeys {
    /**
     * One more row.
     *
     * @param high half of its key's hash
     * @param low the other half
     * @param version in its order; the same for all rows where no version is read
     * @param place where it is
     */
    void key(long high, long low, long version, long place);
  }

  private record Read(int number, FileKeys keys) {}

  /** Shows all rows, in order. */
  void rows(List<FileRows> files, Keys keys) {
    versions(files, (high, low, version, place) -> keys.key(high, low, place));
  }

  /** Shows all rows with their versions, in order. */
  void versions(List<FileRows> files, VersionedKeys keys) {
    List<Callable<Read>> reads = new ArrayList<>();
    for (FileRows rows : files) {
      reads.add(() -> new Read(rows.number(), reader.live(rows.file(), rows.leftOut())));
    }
    each(reads, keys);
  }

  /** Shows all that files hold that hold nothing but keys; their places are of no use. */
  void listed(List<DataFile> files, Keys keys) {
    List<Callable<Read>> reads = new ArrayList<>();
    files.forEach(file -> reads.add(() -> new Read(1, reader.listed(file))));
    each(reads, (high, low, version, place) -> keys.key(high, low, place));
  }

  private void each(List<Callable<Read>> reads, VersionedKeys keys) {
    FileTasks.each(
        readers,
        WINDOW,
        reads,
        read -> {
          FileKeys found = read.keys();
          for (int i = 0; i < found.size(); i++) {
            long place = Place.of(read.number(), found.position(i));
            keys.key(found.high(i), found.low(i), found.version(i), place);
          }
        });
  }
}
