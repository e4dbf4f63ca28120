package dev.firn.expire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableOperations;

/**
 * An expiry whose files are not deleted yet. The table itself lists them in a property, which the
 * expiry's own commit writes; what the expiry left behind is written in a journal beside the
 * table's metadata.
 *
 * @param journal file name of the journal
 * @param expiredAt when the snapshots were expired
 */
public record PendingExpiry(String journal, Instant expiredAt) {
  /** Table property that lists them, as {@code journal@millis} with commas between. */
  public static final String PROPERTY = "firn.expired";

  /**
   * Those that a table lists.
   *
   * @throws IllegalArgumentException if the property is not what an expiry writes
   */
  public static List<PendingExpiry> of(Map<String, String> properties) {
    List<PendingExpiry> pending = new ArrayList<>();
    for (String entry : properties.getOrDefault(PROPERTY, "").split(",", -1)) {
      if (!entry.isEmpty()) {
        pending.add(parse(entry));
      }
    }
    return pending;
  }

  /**
   * The snapshots that a table's pending expiries took out of it, whose files must stay.
   *
   * @throws RuntimeException if a journal cannot be read
   */
  public static List<Snapshot> snapshots(TableOperations operations) {
    List<Snapshot> snapshots = new ArrayList<>();
    for (PendingExpiry pending : of(operations.current().properties())) {
      ExpiryJournal.find(operations, pending.journal())
          .ifPresent(journal -> snapshots.addAll(journal.snapshots()));
    }
    return snapshots;
  }

  static String toProperty(List<PendingExpiry> pending) {
    return pending.stream()
        .map(it -> it.journal + "@" + it.expiredAt.toEpochMilli())
        .collect(Collectors.joining(","));
  }

  private static PendingExpiry parse(String entry) {
    int at = entry.lastIndexOf('@');
    try {
      return new PendingExpiry(
          entry.substring(0, Math.max(0, at)),
          Instant.ofEpochMilli(Long.parseLong(entry.substring(at + 1))));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Cannot read table property "
              + PROPERTY
              + ": '"
              + entry
              + "' is not what an expiry writes",
          e);
    }
  }
}
