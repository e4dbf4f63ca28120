package dev.firn.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A correction as the simulation means it: rows are by their key, in order. */
final class KnownCorrection {
  private final long forkId;
  private final Map<Long, List<Row>> fork;
  private final List<Map<Long, List<Row>>> tried = new ArrayList<>();
  private @Nullable Map<Long, List<Row>> result;

  /**
   * A correction without a result.
   *
   * @param fork what main held there
   */
  KnownCorrection(long forkId, Map<Long, List<Row>> fork) {
    this.forkId = forkId;
    this.fork = fork;
  }

  long forkId() {
    return forkId;
  }

  List<Row> atFork(long id) {
    return fork.getOrDefault(id, List.of());
  }

  /** A result may come to the branch from now on; keys without rows are deleted. */
  void tries(Map<Long, List<Row>> corrected) {
    tried.add(corrected);
  }

  /** What the branch was seen to hold; null if nothing. */
  @Nullable Map<Long, List<Row>> result() {
    return result;
  }

  /** The branch holds these rows: which result is it? */
  void saw(String name, Map<Long, List<Row>> rows) {
    for (int i = tried.size() - 1; i >= 0; i--) {
      if (expected(tried.get(i)).equals(rows)) {
        result = tried.get(i);
        return;
      }
    }
    throw new Violation(
        "branch " + name + " holds " + rows + ", which is none of " + tried + " on " + fork);
  }

  void sawFork(String name, Map<Long, List<Row>> rows) {
    if (!rows.equals(fork)) {
      throw new Violation("the fork of " + name + " holds " + rows + ", not " + fork);
    }
  }

  private Map<Long, List<Row>> expected(Map<Long, List<Row>> corrected) {
    Map<Long, List<Row>> expected = new TreeMap<>(fork);
    expected.putAll(corrected);
    expected.values().removeIf(List::isEmpty);
    return expected;
  }
}
