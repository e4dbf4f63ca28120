package dev.firn.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A report, and under which conditions it came about.
 *
 * @param name of the benchmark
 * @param settings all of its options by name
 */
public record Measured(
    String name,
    Instant begin,
    Duration elapsed,
    Machine machine,
    Versions versions,
    long seed,
    Map<String, Object> settings,
    BenchReport report) {

  public Measured {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }
}
