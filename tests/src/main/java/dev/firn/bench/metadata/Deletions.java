package dev.firn.bench.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Deletions of expired files in the order of the history, and the storage alone beside each. */
final class Deletions {
  /** Quarters of fewer say nothing. */
  private static final int MIN_DELETIONS = 8;

  private final List<Deletion> all = new ArrayList<>();

  /**
   * One deletion.
   *
   * @param seconds from loading the table to the commit that is done with it
   * @param cpuSeconds processor time of the whole process meanwhile
   * @param bareSecondsPerFile what the storage alone took just before; zero if not measured
   */
  record Deletion(long files, double seconds, double cpuSeconds, double bareSecondsPerFile) {
    double secondsPerFile() {
      return seconds / files;
    }
  }

  void add(Deletion deletion) {
    all.add(deletion);
  }

  List<Deletion> all() {
    return all;
  }

  long files() {
    return all.stream().mapToLong(Deletion::files).sum();
  }

  /** All files by all time. */
  double filesPerSecond() {
    return files() / sum(Deletion::seconds);
  }

  /** For a thousand files. */
  double cpuMillis() {
    return sum(Deletion::cpuSeconds) * 1e6 / files();
  }

  List<Double> rates() {
    return all.stream().map(it -> 1 / it.secondsPerFile()).toList();
  }

  /** What the storage alone does, where it was measured. */
  List<Double> bareRates() {
    return all.stream()
        .map(Deletion::bareSecondsPerFile)
        .filter(seconds -> seconds > 0)
        .map(seconds -> 1 / seconds)
        .toList();
  }

  /**
   * How much longer a file takes late in the history than early: the median of the last quarter of
   * deletions to that of the second; empty if they are too few.
   */
  OptionalDouble growth() {
    int size = all.size();
    return size < MIN_DELETIONS
        ? OptionalDouble.empty()
        : OptionalDouble.of(median(size * 3 / 4, size) / median(size / 4, size / 2));
  }

  private double median(int from, int to) {
    double[] sorted =
        all.subList(from, to).stream().mapToDouble(Deletion::secondsPerFile).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private double sum(ToDoubleFunction<Deletion> value) {
    return all.stream().mapToDouble(value).sum();
  }
}
