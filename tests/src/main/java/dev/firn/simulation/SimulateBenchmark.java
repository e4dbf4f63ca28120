package dev.firn.simulation;

import dev.firn.bench.BenchContext;
import dev.firn.bench.BenchReport;
import dev.firn.bench.BenchRun;
import dev.firn.bench.Benchmark;
import dev.firn.bench.Figure;
import dev.firn.bench.Oracle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the simulation over many seeds. With {@code --break} the keeper is built wrongly, and what
 * is right is that the simulation finds it.
 */
@Command(
    name = "simulate",
    description = {
      "Interleave stream, keepers and others with faults, and compare the table with a model.",
      "--seed does nothing here: the seeds are those from --first-seed on."
    })
public final class SimulateBenchmark implements Benchmark {
  private static final long SAY_EVERY = 100;

  @Option(names = "--seeds", paramLabel = "N", defaultValue = "200", description = "How many.")
  private long seeds;

  @Option(
      names = "--first-seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The first; the same seed does the same again.")
  private long firstSeed;

  @Option(
      names = "--turns",
      paramLabel = "N",
      defaultValue = "40",
      description = "Turns in each seed.")
  private int turns;

  @Option(
      names = "--break",
      paramLabel = "WHAT",
      defaultValue = "none",
      description = {
        "Build the keeper wrongly, and show that it is found: I1 to I5, or another name that"
            + " docs/simulation.md lists."
      })
  private String broken = "none";

  /** For the command line. */
  public SimulateBenchmark() {}

  @Override
  public BenchReport run(BenchContext context) {
    Mutation mutation = Mutation.named(broken);
    boolean searches = mutation != Mutation.NONE;
    Outcome outcome =
        new Seeds(firstSeed, seeds, turns)
            .run(
                mutation,
                searches,
                soFar -> {
                  if (soFar.seeds() % SAY_EVERY == 0) {
                    context.console().say(soFar.seeds() + " of " + seeds + " seeds");
                  }
                });
    outcome.failures().forEach(failure -> context.console().say(failure.toString()));
    Oracle oracle = searches ? found(mutation, outcome) : held(outcome);
    Map<String, Object> values = new LinkedHashMap<>(outcome.tally());
    values.put("seeds", outcome.seeds());
    return new BenchReport(
        List.of(new BenchRun("firn", values)), figures(outcome), oracle, List.of());
  }

  private Oracle held(Outcome outcome) {
    if (outcome.failures().isEmpty()) {
      return new Oracle(
          true,
          "no violation in %d seeds from %d, %d turns each"
              .formatted(outcome.seeds(), firstSeed, turns));
    }
    long seed = outcome.failures().get(0).scenario().seed();
    return new Oracle(
        false,
        "%d of %d seeds fail; repeat the first with --first-seed %d --seeds 1 --turns %d"
            .formatted(outcome.failures().size(), outcome.seeds(), seed, turns));
  }

  private Oracle found(Mutation mutation, Outcome outcome) {
    return outcome.failures().isEmpty()
        ? new Oracle(false, "%s is not found in %d seeds".formatted(mutation.label(), seeds))
        : new Oracle(
            true, "%s is found by seed number %d".formatted(mutation.label(), outcome.seeds()));
  }

  private static List<Figure> figures(Outcome outcome) {
    return outcome.tally().entrySet().stream()
        .map(entry -> Figure.of(entry.getKey(), "times", entry.getValue()))
        .toList();
  }
}
