package dev.firn.probe;

import java.time.Duration;
import java.util.List;

/**
 * Percentiles of some durations, by nearest rank.
 *
 * @param samples how many durations there were; without any, the percentiles are zero
 */
public record Percentiles(int samples, Duration p50, Duration p95, Duration p99) {

  /** Those of some durations. */
  public static Percentiles of(List<Duration> durations) {
    List<Duration> sorted = durations.stream().sorted().toList();
    return new Percentiles(sorted.size(), rank(sorted, 50), rank(sorted, 95), rank(sorted, 99));
  }

  private static Duration rank(List<Duration> sorted, int percent) {
    if (sorted.isEmpty()) {
      return Duration.ZERO;
    }
    int rank = Math.ceilDiv(sorted.size() * percent, 100);
    return sorted.get(Math.max(0, rank - 1));
  }
}
