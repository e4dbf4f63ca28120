package dev.firn.bench;

import java.util.List;

/**
 * What a benchmark found. Where the oracle does not match, figures and goals are not shown.
 *
 * @param runs every run of every side, in order
 * @param figures medians and spreads over the runs
 * @param goals what is promised, and whether it was kept; may be empty
 */
public record BenchReport(
    List<BenchRun> runs, List<Figure> figures, Oracle oracle, List<Goal> goals) {

  public BenchReport {
    runs = List.copyOf(runs);
    figures = List.copyOf(figures);
    goals = List.copyOf(goals);
  }
}
