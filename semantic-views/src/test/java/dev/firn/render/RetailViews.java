package dev.firn.render;

import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.Target;
import dev.firn.semantic.yaml.ViewsYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The views of the reference lake. */
public final class RetailViews {

  private static final Path FOLDER = Path.of("../lakehouse/examples/retail");

  private RetailViews() {}

  public static Lake lake() {
    return LakeYaml.read(FOLDER.resolve("lake.yaml"), Map.of());
  }

  public static SemanticModel model() {
    return ViewsYaml.read(FOLDER.resolve("views.yaml"), lake(), Map.of());
  }

  public static List<RenderedView> rendered(Target target) {
    SemanticModel model = model();
    ViewRenderer renderer = new ViewRenderer(model.placement(target));
    return model.views().stream().map(renderer::render).toList();
  }
}
