package dev.firn.reprocess.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that differs, as text.
 *
 * @param kind {@code changed}, {@code added} or {@code removed}
 * @param key values of the key, in the order of its columns
 * @param values of the columns that differ
 */
public record SampleRow(String kind, List<String> key, List<Value> values) {

  public SampleRow {
    key = List.copyOf(key);
    values = List.copyOf(values);
  }

  /** A value before and after; null stands for null, and for a row that is not there. */
  public record Value(String column, @Nullable String before, @Nullable String after) {}
}
