package dev.firn.cli.bench;

import dev.firn.bench.BenchContext;
import dev.firn.bench.BenchReport;
import dev.firn.bench.Benchmark;
import dev.firn.bench.Machine;
import dev.firn.bench.Measured;
import dev.firn.bench.ReportJson;
import dev.firn.bench.ReportText;
import dev.firn.bench.Versions;
import dev.firn.cli.terminal.ReportFile;
import dev.firn.local.Topology;
import dev.firn.local.TopologyListener;
import dev.firn.local.site.Installation;
import dev.firn.local.site.LocalDirectory;
import dev.firn.local.site.PartName;
import dev.firn.local.site.ScratchFolder;
import dev.firn.local.site.SiteChoice;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Runs one benchmark, prints what it found, and writes it down. */
@Command(showDefaultValues = true)
final class BenchmarkCommand implements Callable<Integer> {

  @Option(names = "--seed", defaultValue = "1", description = "Seed of everything random.")
  private long seed;

  @Option(names = "--json", paramLabel = "FILE", description = "Write everything to a file.")
  private @Nullable Path json;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Folder to work in; emptied first. Default: .firn/bench/NAME.")
  private @Nullable Path dir;

  private final Benchmark benchmark;
  private final CommandSpec own;
  private final CommandSpec spec;
  private final Clock clock = Clock.systemUTC();

  private BenchmarkCommand(Benchmark benchmark) {
    this.benchmark = benchmark;
    this.own = CommandSpec.forAnnotatedObject(benchmark);
    this.spec = CommandSpec.forAnnotatedObject(this);
    spec.name(own.name()).addMixin("benchmark", own);
    spec.usageMessage().description(own.usageMessage().description());
  }

  /** The subcommand of a benchmark: its own options and those that all have. */
  static CommandSpec spec(Benchmark benchmark) {
    return new BenchmarkCommand(benchmark).spec;
  }

  @Override
  public Integer call() throws Exception {
    // Minutes of work must not end in a report that cannot be written.
    new ReportFile(json).claim();
    PrintWriter out = spec.commandLine().getOut();
    LocalDirectory directory = directory();
    Instant begin;
    BenchReport report;
    try (ScratchFolder folder = ScratchFolder.claim(directory.root(), "benchmark")) {
      stop(directory);
      folder.empty();
      begin = clock.instant();
      report = benchmark.run(new BenchContext(seed, directory.root(), line -> say(out, line)));
    }
    Measured measured = measured(begin, report);
    out.print(ReportText.of(measured));
    out.flush();
    new ReportFile(json).write(ReportJson.of(measured).toPrettyString() + "\n");
    return report.oracle().match() ? 0 : 1;
  }

  private Measured measured(Instant begin, BenchReport report) {
    return new Measured(
        spec.name(),
        begin,
        Duration.between(begin, clock.instant()),
        Machine.current(),
        Versions.current(),
        seed,
        settings(),
        report);
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (OptionSpec option : own.options()) {
      Object value = option.getValue();
      if (value != null) {
        settings.put(
            option.longestName().replaceFirst("^--", ""),
            value instanceof Number || value instanceof Boolean ? value : value.toString());
      }
    }
    return settings;
  }

  private LocalDirectory directory() {
    return dir == null
        ? new LocalDirectory(
            Installation.current().defaultDirectory().root().resolve("bench").resolve(spec.name()))
        : new LocalDirectory(dir);
  }

  /** A topology that an earlier run was killed with is stopped before its files go. */
  private static void stop(LocalDirectory directory) {
    SiteChoice choice = SiteChoice.asItIs(Installation.current(), directory);
    new Topology(choice, TopologyListener.silent()).down(EnumSet.allOf(PartName.class));
  }

  private static synchronized void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
