package dev.firn.cli.topology;

import dev.firn.cli.option.TopologyOption;
import dev.firn.local.InterruptGuard;
import dev.firn.local.Topology;
import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts what is missing of the local topology. */
@Command(
    name = "up",
    description = {
      "Start the local topology, or what is missing of it, and wait until it serves.",
      "Its state survives down and up. Ctrl-C stops what this command has started.",
      "Ports: FIRN_PORT_S3, FIRN_PORT_GLUE, FIRN_PORT_KAFKA, FIRN_PORT_KAFKA_CONTROLLER,"
          + " FIRN_PORT_TRINO, FIRN_PORT_FLINK, or all by --port-offset."
    })
public final class UpCommand implements Runnable {

  @Mixin private TopologyOption option;

  @Parameters(
      arity = "0..*",
      paramLabel = "PART",
      converter = PartNameConverter.class,
      description = "Only these parts; default: all.")
  private @Nullable List<PartName> parts;

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      description = "Add N to every default port; remembered.")
  private @Nullable Integer portOffset;

  @Option(
      names = "--lake",
      paramLabel = "FILE",
      description = "The lake.yaml to serve; remembered. Default: the reference lake.")
  private @Nullable Path lake;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Topology topology =
        option.topology(
            portOffset == null ? OptionalInt.empty() : OptionalInt.of(portOffset),
            Optional.ofNullable(lake),
            new PrintingListener(out));
    try (var _ = new InterruptGuard(topology)) {
      topology.up(selected());
    }
    printEndpoints(out, topology.site());
  }

  private Set<PartName> selected() {
    return parts == null || parts.isEmpty() ? EnumSet.allOf(PartName.class) : EnumSet.copyOf(parts);
  }

  private static void printEndpoints(PrintWriter out, LocalSite site) {
    out.println("S3      " + site.s3Endpoint());
    out.println("Glue    " + site.glueEndpoint());
    out.println("Kafka   " + site.kafka());
    out.println("Trino   " + site.trinoUrl() + "/lake");
    out.flush();
  }
}
