package dev.firn.simulation;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of some seeds.
 *
 * @param seeds how many were run
 * @param tally what happened in them, and how often
 * @param failures in the order of their seeds
 */
record Outcome(long seeds, Map<String, Integer> tally, List<Failure> failures) {
  static final Outcome NONE = new Outcome(0, Map.of(), List.of());

  Outcome plus(Map<String, Integer> more) {
    SortedMap<String, Integer> sum = new TreeMap<>(tally);
    more.forEach((what, times) -> sum.merge(what, times, Integer::sum));
    return new Outcome(seeds + 1, sum, failures);
  }

  Outcome plus(Failure failure) {
    List<Failure> all = new java.util.ArrayList<>(failures);
    all.add(failure);
    return new Outcome(seeds + 1, tally, all);
  }
}
