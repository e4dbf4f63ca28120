package dev.firn.bench.compact;

import dev.firn.bench.BenchReport;
import dev.firn.bench.BenchRun;
import dev.firn.bench.Figure;
import dev.firn.bench.Goal;
import dev.firn.bench.Oracle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What all runs come to. */
final class CompactReport {
  private static final double LIMIT = 4;

  private final List<BenchRun> runs = new ArrayList<>();
  private final List<Pass> passes = new ArrayList<>();

  void add(Pass pass) {
    runs.add(pass.toRun());
    passes.add(pass);
  }

  void skip(String side, String reason) {
    runs.add(new BenchRun(side, Map.of("skipped", reason)));
  }

  BenchReport of(List<Input> inputs, List<Oracle> oracles) {
    List<Figure> figures = new ArrayList<>();
    List<Goal> goals = new ArrayList<>();
    for (Input input : inputs) {
      for (String side : sides()) {
        figures.add(
            Figure.of("%s, %s".formatted(input.label(), side), "MB/CPU-s", speeds(input, side)));
      }
      ratio(input, "trino").ifPresent(figures::add);
      ratio(input, "spark")
          .ifPresent(ratio -> {
            figures.add(ratio);
            goals.add(
                Goal.atLeast(
                    "G5: input MB per CPU-second, times Spark's, %s".formatted(input.label()),
                    ratio.median(),
                    LIMIT));
          });
    }
    return new BenchReport(runs, figures, oracle(oracles), goals);
  }

  /** Firn's speed over that of a peer, run by run. */
  private Optional<Figure> ratio(Input input, String peer) {
    List<Double> firn = speeds(input, "firn");
    List<Double> other = speeds(input, peer);
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(firn.size(), other.size()); i++) {
      ratios.add(firn.get(i) / other.get(i));
    }
    return ratios.isEmpty()
        ? Optional.empty()
        : Optional.of(Figure.of("%s, firn / %s".formatted(input.label(), peer), "x", ratios));
  }

  private List<String> sides() {
    return passes.stream().map(Pass::side).distinct().toList();
  }

  private List<Double> speeds(Input input, String side) {
    return passes.stream()
        .filter(pass -> pass.input().equals(input) && pass.side().equals(side))
        .map(Pass::megabytesPerCpuSecond)
        .toList();
  }

  private static Oracle oracle(List<Oracle> oracles) {
    return new Oracle(
        oracles.stream().allMatch(Oracle::match),
        oracles.stream().map(Oracle::checked).collect(Collectors.joining("; ")));
  }
}
