package dev.firn.verify;

import java.util.List;

/**
 * How two engines agree about a view.
 *
 * @param engines the two
 * @param rows how many the first gives
 * @param maxRelativeDifference of all numbers; 0 where all are equal
 * @param totals of each measure, on both sides
 * @param differences the first few, in words; empty where the view matches
 */
public record ViewMatch(
    String view,
    List<String> engines,
    long rows,
    double maxRelativeDifference,
    List<MeasureTotal> totals,
    List<String> differences) {

  public ViewMatch {
    engines = List.copyOf(engines);
    totals = List.copyOf(totals);
    differences = List.copyOf(differences);
  }

  /** Whether all values are equal, or within the tolerance of their definition. */
  public boolean matches() {
    return differences.isEmpty();
  }
}
