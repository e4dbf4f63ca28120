package dev.firn.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data files of main by ordinal and by location; not thread-safe. */
final class FileTable {
  private final List<@Nullable LiveFile> byOrdinal = new ArrayList<>();
  private final Map<String, LiveFile> byLocation = new HashMap<>();

  FileTable() {
    byOrdinal.add(null);
  }

  /** The ordinal that the next new file gets. */
  int nextOrdinal() {
    return byOrdinal.size();
  }

  void add(LiveFile file) {
    if (file.ordinal() != nextOrdinal()) {
      throw new IllegalStateException(
          "Cannot add file " + file.ordinal() + ": the next ordinal is " + nextOrdinal());
    }
    byOrdinal.add(file);
    byLocation.put(file.location(), file);
  }

  /** Leaves an ordinal unused, for a staged file that never came to be. */
  void skip() {
    byOrdinal.add(null);
  }

  void replace(LiveFile file) {
    byOrdinal.set(file.ordinal(), file);
    byLocation.put(file.location(), file);
  }

  void remove(LiveFile file) {
    byOrdinal.set(file.ordinal(), null);
    byLocation.remove(file.location());
  }

  Optional<LiveFile> find(String location) {
    return Optional.ofNullable(byLocation.get(location));
  }

  Optional<LiveFile> find(int ordinal) {
    return Optional.ofNullable(byOrdinal.get(ordinal));
  }

  /** The file with that ordinal, which is there. */
  LiveFile get(int ordinal) {
    return find(ordinal)
        .orElseThrow(() -> new IllegalStateException("Cannot find file " + ordinal + " of main"));
  }

  boolean isLive(long location) {
    LiveFile file = byOrdinal.get(Location.file(location));
    return file != null && file.isLive(Location.position(location));
  }

  Collection<LiveFile> all() {
    return byLocation.values();
  }
}
