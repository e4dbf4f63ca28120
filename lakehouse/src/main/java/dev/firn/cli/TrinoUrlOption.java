package dev.firn.cli;

import dev.firn.local.TopologyListener;
import dev.firn.semantic.Placement;
import dev.firn.sql.TrinoAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Trino a command means, and as whom to ask it. */
final class TrinoUrlOption {

  @Option(names = "--user", defaultValue = "firn", description = "Who asks; default: firn.")
  private String user;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Another Trino, such as jdbc:trino://host:443; default: $$FIRN_TRINO, or the local"
              + " topology.")
  private @Nullable String url;

  /** Where it answers, with the tables of the lake as the defaults. */
  TrinoAddress address(Placement placement, TopologyOption topology) {
    return new TrinoAddress(url(topology), placement.catalog(), placement.tableSchema(), user);
  }

  private String url(TopologyOption topology) {
    String fromEnvironment = System.getenv().getOrDefault("FIRN_TRINO", "");
    if (url != null) {
      return url;
    }
    return fromEnvironment.isBlank()
        ? topology.topology(TopologyListener.silent()).site().trinoUrl()
        : fromEnvironment;
  }
}
