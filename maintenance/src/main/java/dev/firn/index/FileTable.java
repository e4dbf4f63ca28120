package dev.firn.index;

import dev.firn.index.memory.Location;
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

  /** The first ordinal that the next new file gets. */
  int nextOrdinal() {
    return byOrdinal.size();
  }

  /**
   * Adds a file at the next ordinal.
   *
   * @throws IllegalStateException if no ordinals are left
   */
  void add(LiveFile file) {
    if (file.ordinal() != nextOrdinal()) {
      throw new IllegalStateException(
          "Cannot add file " + file.ordinal() + ": the next ordinal is " + nextOrdinal());
    }
    append(file.file().recordCount(), file);
    byLocation.put(file.location(), file);
  }

  /** Leaves ordinals unused, for a staged file of so many rows that never came to be. */
  void skip(long rows) {
    append(rows, null);
  }

  /** Leaves all ordinals below that one unused, for files that are gone. */
  void skipTo(int ordinal) {
    while (nextOrdinal() < ordinal) {
      byOrdinal.add(null);
    }
  }

  private void append(long rows, @Nullable LiveFile file) {
    int ordinals = Location.ordinals(rows);
    if (nextOrdinal() + ordinals >= Location.ORDINALS) {
      throw new IllegalStateException(
          "Cannot index another data file of "
              + rows
              + " rows: "
              + byLocation.size()
              + " files have taken all "
              + Location.ORDINALS
              + " ordinals");
    }
    for (int i = 0; i < ordinals; i++) {
      byOrdinal.add(file);
    }
  }

  void replace(LiveFile file) {
    set(file, file);
    byLocation.put(file.location(), file);
  }

  void remove(LiveFile file) {
    set(file, null);
    byLocation.remove(file.location());
  }

  private void set(LiveFile at, @Nullable LiveFile file) {
    int ordinals = Location.ordinals(at.file().recordCount());
    for (int i = 0; i < ordinals; i++) {
      byOrdinal.set(at.ordinal() + i, file);
    }
  }

  Optional<LiveFile> find(String location) {
    return Optional.ofNullable(byLocation.get(location));
  }

  /** The file of a row; null if it is gone. */
  @Nullable LiveFile findAt(long location) {
    return byOrdinal.get(Location.ordinal(location));
  }

  /** The file of a row, which is there. */
  LiveFile get(long location) {
    LiveFile file = findAt(location);
    if (file == null) {
      throw new IllegalStateException(
          "Cannot find file " + Location.ordinal(location) + " of main");
    }
    return file;
  }

  boolean isLive(long location) {
    LiveFile file = findAt(location);
    return file != null && file.isLive(Location.position(location, file.ordinal()));
  }

  Collection<LiveFile> all() {
    return byLocation.values();
  }

  /** Whether the ordinals of files that are gone are more than half of many. */
  boolean isWorthRenumbering(int many) {
    if (nextOrdinal() < many) {
      return false;
    }
    long live = 0;
    for (LiveFile file : all()) {
      live += Location.ordinals(file.file().recordCount());
    }
    return live < nextOrdinal() / 2;
  }
}
