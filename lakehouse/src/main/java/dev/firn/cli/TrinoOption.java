package dev.firn.cli;

import dev.firn.lake.Lake;
import dev.firn.local.TopologyListener;
import dev.firn.probe.Queries;
import dev.firn.reprocess.sql.TrinoTable;
import dev.firn.sql.TrinoAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Trino works for a command. */
final class TrinoOption {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "The Trino, such as jdbc:trino://host:443; default: $$FIRN_TRINO, or the local topology.")
  private @Nullable String url;

  @Option(
      names = "--catalog",
      paramLabel = "NAME",
      defaultValue = "lake",
      description = "Trino's name of the lake's catalog; default: lake.")
  private String catalog = "lake";

  @Option(names = "--user", defaultValue = "firn", description = "Who asks; default: firn.")
  private String user = "firn";

  TrinoAddress address(Lake lake, TopologyOption topology) {
    return new TrinoAddress(trino(topology), catalog, lake.catalog().database(), user);
  }

  Queries queries(Lake lake, TopologyOption topology) {
    return new Queries(address(lake, topology), PATIENCE);
  }

  /** A table of the lake, as Trino names it. */
  TrinoTable table(Lake lake, String name) {
    return new TrinoTable(catalog, lake.catalog().database(), name);
  }

  private String trino(TopologyOption topology) {
    String fromEnvironment = System.getenv().getOrDefault("FIRN_TRINO", "");
    if (url != null) {
      return url;
    }
    return fromEnvironment.isBlank()
        ? topology.topology(TopologyListener.silent()).site().trinoUrl()
        : fromEnvironment;
  }
}
