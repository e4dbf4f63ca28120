package dev.firn.cli.option;

import dev.firn.local.Installation;
import dev.firn.local.LocalDirectory;
import dev.firn.local.SiteChoice;
import dev.firn.local.Topology;
import dev.firn.local.TopologyListener;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which local topology a command means. */
public final class TopologyOption {

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Folder of the local topology; default: $$FIRN_DIR, or .firn in the project's folder.")
  private @Nullable Path dir;

  /** The folder of the topology. */
  public LocalDirectory directory() {
    String variable = System.getenv().getOrDefault("FIRN_DIR", "");
    if (dir != null) {
      return new LocalDirectory(dir);
    }
    return variable.isBlank()
        ? Installation.current().defaultDirectory()
        : new LocalDirectory(Path.of(variable));
  }

  /** The topology as it is, for commands that change no setting of it. */
  public Topology topology(TopologyListener listener) {
    return new Topology(SiteChoice.asItIs(Installation.current(), directory()), listener);
  }

  /** The topology with other settings, for a start. */
  public Topology topology(OptionalInt portOffset, Optional<Path> lake, TopologyListener listener) {
    return new Topology(
        new SiteChoice(Installation.current(), directory(), System.getenv(), portOffset, lake),
        listener);
  }
}
