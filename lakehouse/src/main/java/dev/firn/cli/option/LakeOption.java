package dev.firn.cli.option;

import dev.firn.local.Topology;
import dev.firn.local.TopologyListener;
import dev.firn.local.site.LocalSite;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Which lake a command means, and where it is: at the local topology while that runs, unless the
 * environment names other endpoints; else where the environment alone says.
 */
public final class LakeOption {

  @Mixin private TopologyOption topologyOption;

  @Option(
      names = "--lake",
      paramLabel = "FILE",
      description =
          "The lake.yaml; default: $$FIRN_LAKE, or that of the local topology, or the reference"
              + " lake.")
  private @Nullable Path file;

  /** The lake and its environment, as they are now. */
  public LakeSource source() {
    Map<String, String> environment = System.getenv();
    Topology topology = topologyOption.topology(TopologyListener.silent());
    boolean local = !namesEndpoints(environment) && topology.runs();
    return new LakeSource(
        file(environment, topology),
        local ? localised(environment, topology.site()) : environment,
        local,
        local || isNamed(environment)
            ? Optional.empty()
            : Optional.of(topologyOption.nothingRuns()));
  }

  /** Whether the lake is one that somebody has asked for. */
  private boolean isNamed(Map<String, String> environment) {
    return file != null
        || !environment.getOrDefault("FIRN_LAKE", "").isBlank()
        || namesEndpoints(environment);
  }

  /** The topology that may hold the lake. */
  public TopologyOption topology() {
    return topologyOption;
  }

  private Path file(Map<String, String> environment, Topology topology) {
    String variable = environment.getOrDefault("FIRN_LAKE", "");
    if (file != null) {
      return file;
    }
    return variable.isBlank() ? topology.site().lake() : Path.of(variable);
  }

  private static boolean namesEndpoints(Map<String, String> environment) {
    return !environment.getOrDefault("FIRN_GLUE_ENDPOINT", "").isBlank()
        || !environment.getOrDefault("FIRN_S3_ENDPOINT", "").isBlank();
  }

  private static Map<String, String> localised(Map<String, String> environment, LocalSite site) {
    var variables = new HashMap<>(environment);
    variables.putAll(site.endpoints());
    return variables;
  }
}
