package dev.firn.cli.bench;

import dev.firn.bench.BenchContext;
import dev.firn.bench.BenchReport;
import dev.firn.bench.BenchRun;
import dev.firn.bench.Benchmark;
import dev.firn.bench.Figure;
import dev.firn.bench.Goal;
import dev.firn.bench.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Adds two numbers; right if asked to be. */
@Command(
    name = "sum",
    description = {"Add two numbers.", "Nothing else."})
public final class SumBenchmark implements Benchmark {

  @Option(names = "--first", defaultValue = "2", description = "The first number.")
  private double first;

  @Option(names = "--wrong", description = "Find the sum wrong.")
  private boolean wrong;

  @Override
  public BenchReport run(BenchContext context) throws IOException {
    context.console().say("Add");
    Files.writeString(context.folder().resolve("sum"), "x");
    return new BenchReport(
        List.of(new BenchRun("one", Map.of("sum", first + 2))),
        List.of(Figure.of("sum", "apples", List.of(first + 2, 9, 1))),
        new Oracle(!wrong, "counted by hand"),
        List.of(Goal.atMost("G0: sum", first + 2, 3), Goal.atLeast("G0: more", 5, 5)));
  }
}
