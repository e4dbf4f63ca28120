package dev.firn.cli.views;

import dev.firn.cli.option.LakeOption;
import dev.firn.cli.option.LakeSource;
import dev.firn.cli.option.TopologyOption;
import dev.firn.lake.Lake;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.yaml.ViewsYaml;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which views a command means. */
final class ViewsOption {

  @Mixin private LakeOption lake;

  @Option(
      names = "--views",
      paramLabel = "FILE",
      description = "The views.yaml; default: the one beside lake.yaml.")
  private @Nullable Path file;

  /**
   * A lake and its views, as they are declared now.
   *
   * @param source where the lake is
   */
  record Declared(LakeSource source, Lake lake, SemanticModel model) {}

  /** Reads both declarations. */
  Declared read() {
    LakeSource source = lake.source();
    Lake declared = source.lake();
    Path views =
        file == null ? source.file().toAbsolutePath().resolveSibling(ViewsYaml.FILE_NAME) : file;
    return new Declared(source, declared, ViewsYaml.read(views, declared, source.environment()));
  }

  TopologyOption topology() {
    return lake.topology();
  }
}
