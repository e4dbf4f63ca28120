package dev.firn.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One run of one side.
 *
 * @param side what ran, for example {@code firn} or {@code spark}
 * @param values numbers, texts and booleans by name, with the unit in the name: {@code cpu_seconds}
 */
public record BenchRun(String side, Map<String, Object> values) {

  public BenchRun {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
