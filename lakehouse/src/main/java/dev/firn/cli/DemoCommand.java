package dev.firn.cli;

import dev.firn.cli.terminal.ReportFile;
import dev.firn.demo.Demo;
import dev.firn.demo.DemoOptions;
import dev.firn.demo.DemoReport;
import dev.firn.local.InterruptGuard;
import dev.firn.local.Topology;
import dev.firn.local.TopologyListener;
import dev.firn.local.part.FlinkPart;
import dev.firn.local.site.FreePorts;
import dev.firn.local.site.Installation;
import dev.firn.local.site.LocalDirectory;
import dev.firn.local.site.PartName;
import dev.firn.local.site.ScratchFolder;
import dev.firn.local.site.SiteChoice;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the main job on this machine and checks it. */
@Command(
    name = "demo",
    showDefaultValues = true,
    description = {
      "Start a topology of its own, stream the reference workload through it while querying it, and"
          + " check the result against Trino's own TPC-DS. Ends in a table of facts.",
      "Exit code 1 if a fact does not hold. A topology that ./firn up has started is left alone."
    })
final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--scale",
      defaultValue = "0.1",
      description = "TPC-DS scale; 1 is 5 M sale lines.")
  private double scale;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of everything random.")
  private long seed;

  @Option(
      names = "--rate",
      defaultValue = "6000",
      description = "Events per second; 0 for no limit.")
  private double rate;

  @Option(
      names = "--chaos",
      description = "Kill Flink, the keeper, Kafka and Trino once each while data flows.")
  private boolean chaos;

  @Option(names = "--keep", description = "Leave the topology up in the end.")
  private boolean keep;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to a file.")
  private @Nullable Path json;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Folder of the demo's topology; emptied first. Default: .firn/demo.")
  private @Nullable Path dir;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    // Minutes of work must not end in a report that cannot be written.
    new ReportFile(json).claim();
    LocalDirectory directory = directory();
    Topology topology = topology(directory);
    try (ScratchFolder folder = ScratchFolder.claim(directory.root(), "demo")) {
      topology.down(EnumSet.allOf(PartName.class));
      folder.empty();
      return run(topology, out);
    }
  }

  private int run(Topology topology, PrintWriter out) {
    try (var _ = new InterruptGuard(topology)) {
      DemoReport report = new Demo(options(), topology, line -> say(out, line)).run();
      out.print(report.text());
      new ReportFile(json).write(report.json().toPrettyString() + "\n");
      return report.passed() ? 0 : 1;
    } finally {
      end(topology, out);
    }
  }

  private DemoOptions options() {
    return new DemoOptions(scale, seed, rate, chaos, keep);
  }

  private void end(Topology topology, PrintWriter out) {
    if (keep) {
      out.println(
          "Left running; see it by ./firn status --dir " + topology.site().directory().root());
    } else {
      topology.down(EnumSet.allOf(PartName.class));
    }
    out.flush();
  }

  private LocalDirectory directory() {
    return dir == null
        ? new LocalDirectory(Installation.current().defaultDirectory().root().resolve("demo"))
        : new LocalDirectory(dir);
  }

  private static Topology topology(LocalDirectory directory) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    FreePorts.pick().variables().forEach(environment::putIfAbsent);
    environment.putIfAbsent(FlinkPart.CHECKPOINT_INTERVAL, "5s");
    SiteChoice choice =
        new SiteChoice(
            Installation.current(), directory, environment, OptionalInt.empty(), Optional.empty());
    return new Topology(choice, TopologyListener.silent());
  }

  private static synchronized void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
