package dev.firn.cli.option;

import dev.firn.local.TopologyListener;
import dev.firn.sql.TrinoAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Trino a command means, and as whom to ask it. */
public final class TrinoUrlOption {

  @Option(names = "--user", defaultValue = "firn", description = "Who asks; default: firn.")
  private String user = "firn";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Another Trino, such as jdbc:trino://host:443; default: $$FIRN_TRINO, or the local"
              + " topology.")
  private @Nullable String url;

  /**
   * Where it answers.
   *
   * @param catalog of names without one
   * @param schema of names without one
   */
  public TrinoAddress address(String catalog, String schema, TopologyOption topology) {
    return new TrinoAddress(url(topology), catalog, schema, user);
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
