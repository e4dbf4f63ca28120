package dev.firn.cli.bench;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the benchmarks; each of them is a subcommand. */
@Command(
    name = "bench",
    preprocessor = BenchmarkLookup.class,
    synopsisSubcommandLabel = "[NAME]",
    commandListHeading = "%nBenchmarks:%n",
    description = {
      "Run a benchmark; without a name, list them all.",
      "A figure counts only if an oracle has found the result right: exit code 1 and no figures if"
          + " not. A goal that is missed is said plainly and does not change the exit code."
    })
public final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, CommandLine> benchmarks = spec.subcommands();
    int width = benchmarks.keySet().stream().mapToInt(String::length).max().orElse(0);
    benchmarks.forEach((name, benchmark) ->
        out.println(name + " ".repeat(width - name.length()) + "  " + summary(benchmark)));
    if (benchmarks.isEmpty()) {
      out.println("No benchmarks here: they come with module tests; run ./firn bench");
    }
    out.flush();
    return 0;
  }

  private static String summary(CommandLine benchmark) {
    String[] description = benchmark.getCommandSpec().usageMessage().description();
    return description.length == 0 ? "" : description[0];
  }
}
