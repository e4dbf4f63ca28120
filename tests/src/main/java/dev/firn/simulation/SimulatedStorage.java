package dev.firn.simulation;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileInfo;
import org.jspecify.annotations.Nullable;

/** Files in memory, and which ones were ever deleted. */
final class SimulatedStorage {
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record StoredFile(byte[] bytes, long createdAtMillis) {}

  private final NavigableMap<String, StoredFile> files = new ConcurrentSkipListMap<>();
  private final Set<String> deleted = ConcurrentHashMap.newKeySet();
  private final Clock clock;

  SimulatedStorage(Clock clock) {
    this.clock = clock;
  }

  void put(String location, byte[] bytes) {
    files.put(location, new StoredFile(bytes, clock.millis()));
  }

  byte[] get(String location) {
    @Nullable StoredFile file = files.get(location);
    if (file == null) {
      throw new NotFoundException("No file at %s", location);
    }
    return file.bytes();
  }

  boolean contains(String location) {
    return files.containsKey(location);
  }

  void delete(String location) {
    if (files.remove(location) != null) {
      deleted.add(location);
    }
  }

  List<FileInfo> list(String prefix) {
    return files.tailMap(prefix, true).entrySet().stream()
        .takeWhile(file -> file.getKey().startsWith(prefix))
        .map(file ->
            new FileInfo(
                file.getKey(), file.getValue().bytes().length, file.getValue().createdAtMillis()))
        .toList();
  }

  /** How many files were deleted so far. */
  int deletions() {
    return deleted.size();
  }

  /** Those of the files that are not there. */
  Set<String> missing(Set<String> locations) {
    Set<String> missing = new HashSet<>(locations);
    missing.removeIf(files::containsKey);
    return missing;
  }
}
