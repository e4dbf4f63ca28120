package dev.firn.reprocess;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What became of the keys of a correction, a key counted once.
 *
 * @param corrected keys whose row was replaced
 * @param deleted keys whose row went
 * @param inserted keys that had no row
 * @param keptForStream keys that main has changed since the fork, which stay as main has them
 * @param keptForCorrections keys that another correction has changed since, which stay so
 */
public record CorrectionCounts(
    long corrected, long deleted, long inserted, long keptForStream, long keptForCorrections) {
  private static final String PREFIX = "firn.correction-rows-";
  private static final CorrectionCounts NONE = new CorrectionCounts(0, 0, 0, 0, 0);

  /** What a snapshot says of itself; zeros if it says nothing. */
  static CorrectionCounts of(@Nullable Snapshot snapshot) {
    return snapshot == null ? NONE : of(snapshot.summary());
  }

  private static CorrectionCounts of(Map<String, String> summary) {
    return new CorrectionCounts(
        number(summary, "corrected"),
        number(summary, "deleted"),
        number(summary, "inserted"),
        number(summary, "kept-for-stream"),
        number(summary, "kept-for-corrections"));
  }

  Map<String, String> toSummary() {
    Map<String, String> summary = new LinkedHashMap<>();
    summary.put(PREFIX + "corrected", Long.toString(corrected));
    summary.put(PREFIX + "deleted", Long.toString(deleted));
    summary.put(PREFIX + "inserted", Long.toString(inserted));
    summary.put(PREFIX + "kept-for-stream", Long.toString(keptForStream));
    summary.put(PREFIX + "kept-for-corrections", Long.toString(keptForCorrections));
    return summary;
  }

  /** One line for a log. */
  public String toText() {
    return corrected
        + " rows corrected, "
        + deleted
        + " deleted, "
        + inserted
        + " inserted, "
        + keptForStream
        + " kept as the stream changed them, "
        + keptForCorrections
        + " kept as other corrections changed them";
  }

  private static long number(Map<String, String> summary, String what) {
    return Long.parseLong(summary.getOrDefault(PREFIX + what, "0"));
  }
}
