package dev.firn.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a benchmark by name. */
@Command(name = "bench", description = "Run a benchmark.")
final class BenchCommand implements Callable<Integer> {

  /** Every benchmark by its name; it returns the exit code. */
  private static final Map<String, Callable<Integer>> BENCHMARKS = Map.of();

  @Parameters(paramLabel = "NAME", description = "Name of the benchmark.")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Callable<Integer> benchmark = BENCHMARKS.get(name);
    if (benchmark == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot run benchmark '%s': the benchmarks are %s"
              .formatted(name, BENCHMARKS.isEmpty() ? "none yet" : BENCHMARKS.keySet()));
    }
    return benchmark.call();
  }
}
