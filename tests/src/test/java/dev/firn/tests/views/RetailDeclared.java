package dev.firn.tests.views;

import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.render.ViewRenderer;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.Target;
import dev.firn.semantic.yaml.ViewsYaml;
import dev.firn.target.WantedView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The retailer's views as they are declared, with no lake behind them. */
final class RetailDeclared {

  private static final Path FOLDER = Path.of("../lakehouse/examples/retail");

  private RetailDeclared() {}

  static Lake lake() {
    return LakeYaml.read(FOLDER.resolve("lake.yaml"), Map.of());
  }

  static SemanticModel model() {
    return ViewsYaml.read(FOLDER.resolve("views.yaml"), lake(), Map.of());
  }

  /** The tables that the views read. */
  static Set<String> tables() {
    return model().views().stream()
        .flatMap(view -> view.tables().stream())
        .collect(Collectors.toSet());
  }

  /** What a target should hold. */
  static List<WantedView> wanted(Target target) {
    SemanticModel model = model();
    ViewRenderer renderer = new ViewRenderer(model.placement(target));
    return model.views().stream().map(view -> new WantedView(renderer.render(view))).toList();
  }
}
