package dev.firn.semantic.yaml;

import dev.firn.lake.Lake;
import dev.firn.lake.yaml.document.Declaration;
import dev.firn.semantic.SemanticModel;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads {@code views.yaml}, the one place where the metrics of a lake are defined. The keys are
 * listed in {@code docs/semantic-views.md}.
 */
public final class ViewsYaml {

  /** Name of the file, beside {@code lake.yaml}. */
  public static final String FILE_NAME = "views.yaml";

  private ViewsYaml() {}

  /**
   * Reads a file.
   *
   * @param lake whose tables it is about
   * @param environment fills in {@code ${NAME}} and {@code ${NAME:-default}}
   * @throws dev.firn.lake.yaml.LakeProblemsException with everything that is wrong with it
   * @throws dev.firn.lake.LakeException if the file cannot be read at all
   */
  public static SemanticModel read(Path file, Lake lake, Map<String, String> environment) {
    return read(Declaration.of(file, environment), lake);
  }

  /**
   * Reads a text.
   *
   * @param sourceName what problems call it, usually a file name
   * @param lake whose tables it is about
   * @throws dev.firn.lake.yaml.LakeProblemsException with everything that is wrong with it
   */
  public static SemanticModel read(String text, String sourceName, Lake lake) {
    return read(Declaration.of(text, sourceName, Map.of()), lake);
  }

  private static SemanticModel read(Declaration declaration, Lake lake) {
    ModelSection section = new ModelSection(lake, declaration.findings());
    SemanticModel model = section.read(declaration.root());
    declaration.refuseProblems();
    return model;
  }
}
