package dev.firn.ingest;

import java.time.Duration;
import java.util.Locale;
import org.apache.flink.util.TimeUtils;

/**
 * What the text of a setting means. Each throws an {@link IllegalArgumentException} that says what
 * was expected.
 */
final class SettingText {
  private SettingText() {}

  static Duration duration(String text) {
    Duration duration = TimeUtils.parseDuration(text);
    if (duration.toMillis() < 100) {
      throw new IllegalArgumentException("at least 100 ms");
    }
    return duration;
  }

  static int positive(String text) {
    try {
      int number = Integer.parseInt(text.replace("_", ""));
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected a whole number above 0", e);
    }
    throw new IllegalArgumentException("expected a whole number above 0");
  }

  static boolean newEpoch(String text) {
    return switch (text) {
      case "new" -> true;
      case "auto" -> false;
      default -> throw new IllegalArgumentException("expected auto or new");
    };
  }

  static IngestSettings.StateBackend state(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "cluster" -> IngestSettings.StateBackend.CLUSTER;
      case "heap" -> IngestSettings.StateBackend.HEAP;
      case "rocksdb" -> IngestSettings.StateBackend.ROCKSDB;
      default -> throw new IllegalArgumentException("expected cluster, heap or rocksdb");
    };
  }
}
