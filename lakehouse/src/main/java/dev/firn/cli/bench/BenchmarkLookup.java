package dev.firn.cli.bench;

import dev.firn.bench.Benchmark;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Stack;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Adds every benchmark on the class path as a subcommand, when {@code bench} is really asked for:
 * other commands need not look through all jars.
 */
final class BenchmarkLookup implements IParameterPreprocessor {

  @Override
  @SuppressWarnings("JdkObsolete") // picocli's own signature
  public boolean preprocess(
      Stack<String> arguments, CommandSpec bench, ArgSpec none, Map<String, Object> info) {
    CommandLine parent = bench.commandLine();
    Map<String, CommandSpec> found = new TreeMap<>();
    for (Benchmark benchmark : ServiceLoader.load(Benchmark.class)) {
      CommandSpec spec = BenchmarkCommand.spec(benchmark);
      found.put(spec.name(), spec);
    }
    found.forEach((name, spec) -> {
      if (!parent.getSubcommands().containsKey(name)) {
        parent.addSubcommand(name, configured(new CommandLine(spec), parent));
      }
    });
    return false;
  }

  /** What was set on the top command reached only the subcommands that it had by then. */
  private static CommandLine configured(CommandLine benchmark, CommandLine parent) {
    return benchmark
        .setOut(parent.getOut())
        .setErr(parent.getErr())
        .setCaseInsensitiveEnumValuesAllowed(parent.isCaseInsensitiveEnumValuesAllowed())
        .setExecutionExceptionHandler(parent.getExecutionExceptionHandler());
  }
}
