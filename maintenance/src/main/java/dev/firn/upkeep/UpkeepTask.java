package dev.firn.upkeep;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of work that keep a table clean, small and fast, the most urgent first. */
public enum UpkeepTask {
  /** What the lane holds comes onto main. */
  PUBLISH,
  /** Small files and files with many dead rows are rewritten. */
  COMPACT,
  /** Snapshots that nobody needs go, and the files that only they name. */
  EXPIRE,
  /** Files that no snapshot names are deleted. */
  ORPHANS,
  /** Manifests are merged. */
  MANIFESTS;

  /** The name that users read and write. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The task of that label. */
  public static Optional<UpkeepTask> of(String label) {
    return Arrays.stream(values()).filter(task -> task.label().equals(label)).findFirst();
  }

  /** The labels of all tasks. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(UpkeepTask::label).toList();
  }
}
