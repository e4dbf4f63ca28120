package dev.firn.publish.lane;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;

/**
 * Data files of the lane that a publication took without adding them to main, because it rewrote
 * them or none of their rows lived. Its snapshot keeps a short hash of each, so that the same
 * checkpoint is known when it comes once more, long after the lane's snapshot has expired.
 */
public final class TakenFiles {
  /** Summary: hashes of locations. */
  public static final String KEY = "firn.taken-files";

  private static final String SEPARATOR = ",";

  private TakenFiles() {}

  /** What a publication says of them; empty if it adds all files of the lane. */
  public static Optional<String> toSummary(List<DataFile> taken) {
    return taken.isEmpty()
        ? Optional.empty()
        : Optional.of(
            taken.stream()
                .map(file -> hash(file.location()))
                .collect(Collectors.joining(SEPARATOR)));
  }

  /** Whether a snapshot of main with that summary took that file. */
  static boolean names(Map<String, String> summary, String location) {
    String hashes = summary.get(KEY);
    return hashes != null && Arrays.asList(hashes.split(SEPARATOR)).contains(hash(location));
  }

  private static String hash(String location) {
    return Integer.toHexString(location.hashCode());
  }
}
