package dev.firn.bench.outsiders;

import dev.firn.bench.BenchRun;
import dev.firn.bench.Figure;
import dev.firn.bench.Goal;
import java.util.ArrayList;
import java.util.List;

/**
 * What the outsiders and the keepers did, added up.
 *
 * @param runs every act and every kill
 */
record Tally(List<BenchRun> runs) {
  private static final List<String> ACTS = List.of("delete", "optimize", "insert");

  Tally {
    runs = List.copyOf(runs);
  }

  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (String act : ACTS) {
      figures.add(Figure.of(act + ", succeeded", "statements", count(act)));
      figures.add(
          Figure.of(
              act + ", refused by Trino before",
              "statements",
              values(act, "refusals").stream().mapToDouble(Number::doubleValue).sum()));
    }
    figures.add(Figure.of("kills of keepers", "kills", count("kill")));
    List<Number> takeovers = values("kill", "takeover_seconds");
    if (!takeovers.isEmpty()) {
      figures.add(Figure.of("another keeper goes on", "s", takeovers));
    }
    return figures;
  }

  /** Each kind happened. */
  List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    ACTS.forEach(act -> goals.add(Goal.atLeast(act + " succeeded", count(act), 1)));
    goals.add(Goal.atLeast("takeovers after kill -9", count("kill"), 1));
    return goals;
  }

  /** Whether it shows anything: each kind happened. */
  boolean isComplete() {
    return goals().stream().allMatch(Goal::met);
  }

  private double count(String side) {
    return runs.stream().filter(run -> run.side().equals(side)).count();
  }

  private List<Number> values(String side, String name) {
    return runs.stream()
        .filter(run -> run.side().equals(side))
        .map(run -> (Number) run.values().get(name))
        .toList();
  }
}
