package dev.firn.bench;

import java.util.Collection;
import java.util.List;

/**
 * One measured quantity: the median of its samples and their spread.
 *
 * @param name what was measured
 * @param unit for example {@code rows/s}; {@code x} for a ratio
 * @param samples how many there were
 */
public record Figure(String name, String unit, double median, double min, double max, int samples) {

  /** A figure that is one number by its nature, such as a count or a percentile. */
  public static Figure of(String name, String unit, double value) {
    return of(name, unit, List.of(value));
  }

  /**
   * The figure of some samples.
   *
   * @throws BenchException if there are none
   */
  public static Figure of(String name, String unit, Collection<? extends Number> samples) {
    double[] sorted = samples.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      throw new BenchException("Cannot report " + name + ": nothing was measured");
    }
    int upper = sorted.length / 2;
    int lower = (sorted.length - 1) / 2;
    double median = (sorted[lower] + sorted[upper]) / 2;
    return new Figure(name, unit, median, sorted[0], sorted[sorted.length - 1], sorted.length);
  }
}
