package dev.firn.cli.views;

import dev.firn.cli.option.LakeOption;
import dev.firn.cli.option.LakeSource;
import dev.firn.cli.option.TopologyOption;
import dev.firn.lake.CatalogSettings;
import dev.firn.lake.Lake;
import dev.firn.lake.Reader;
import dev.firn.render.ViewRenderer;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.Target;
import dev.firn.semantic.ViewsException;
import dev.firn.semantic.ViewsException.Code;
import dev.firn.semantic.yaml.ViewsYaml;
import dev.firn.target.WantedView;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
  record Declared(LakeSource source, Lake lake, SemanticModel model) {

    /** What a target should hold. */
    List<WantedView> wanted(Target target) {
      ViewRenderer renderer = new ViewRenderer(model.placement(target));
      return model.views().stream().map(view -> new WantedView(renderer.render(view))).toList();
    }

    /**
     * Makes sure that the tables are such as a target can read.
     *
     * @param purpose what is to be done, as in {@code "render views for"}
     */
    void requireReader(String purpose, Target target) {
      requireReader(purpose, Reader.valueOf(target.name()));
    }

    /** Makes sure that the tables are such as a reader can read. */
    void requireReader(String purpose, Reader reader) {
      if (!lake.readers().contains(reader)) {
        String name = reader.name().toLowerCase(Locale.ROOT);
        throw new ViewsException(
            Code.TARGET_REFUSED,
            "Cannot %s %s: the readers of lake.yaml do not name it, so its tables may have what %s cannot read"
                .formatted(purpose, name, name));
      }
    }

    /** The Glue catalog, in which alone a target finds the tables. */
    CatalogSettings.Glue glue(Target target) {
      if (lake.catalog() instanceof CatalogSettings.Glue glue) {
        return glue;
      }
      throw new ViewsException(
          Code.TARGET_REFUSED,
          "Cannot publish to %s: it reads tables in Glue, and the lake's catalog is another"
              .formatted(target.label()));
    }
  }

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
