package dev.firn.cli.topology;

import dev.firn.cli.option.TopologyOption;
import dev.firn.local.Topology;
import dev.firn.local.site.PartName;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stops the local topology. */
@Command(
    name = "down",
    description = "Stop the local topology; what it holds is kept under its folder.")
public final class DownCommand implements Runnable {

  @Mixin private TopologyOption option;

  @Parameters(
      arity = "0..*",
      paramLabel = "PART",
      converter = PartNameConverter.class,
      description = "Only these parts; default: all.")
  private @Nullable List<PartName> parts;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    var out = spec.commandLine().getOut();
    Topology topology = option.topology(new PrintingListener(out));
    if (!topology.runs()) {
      out.println("Nothing runs in " + option.directory().root());
    }
    topology.down(
        parts == null || parts.isEmpty() ? EnumSet.allOf(PartName.class) : EnumSet.copyOf(parts));
  }
}
