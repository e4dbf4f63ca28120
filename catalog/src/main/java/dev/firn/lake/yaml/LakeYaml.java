package dev.firn.lake.yaml;

import dev.firn.lake.Lake;
import dev.firn.lake.LakeException;
import dev.firn.lake.yaml.document.Declaration;
import dev.firn.lake.yaml.document.LakeProblemsException;
import dev.firn.lake.yaml.rule.LakeRules;
import dev.firn.lake.yaml.section.LakeSection;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads {@code lake.yaml}, the one place where a lake is declared. The keys are listed in {@code
 * docs/lake-yaml.md}.
 */
public final class LakeYaml {

  private LakeYaml() {}

  /**
   * Reads a file, with the environment of this process.
   *
   * @throws LakeProblemsException with everything that is wrong with the declaration
   * @throws LakeException if the file cannot be read at all
   */
  public static Lake read(Path file) {
    return read(file, System.getenv());
  }

  /**
   * Reads a file.
   *
   * @param environment fills in {@code ${NAME}} and {@code ${NAME:-default}}
   * @throws LakeProblemsException with everything that is wrong with the declaration
   * @throws LakeException if the file cannot be read at all
   */
  public static Lake read(Path file, Map<String, String> environment) {
    return read(Declaration.of(file, environment));
  }

  /**
   * Reads a text.
   *
   * @param sourceName what problems call it, usually a file name
   * @param environment fills in {@code ${NAME}} and {@code ${NAME:-default}}
   * @throws LakeProblemsException with everything that is wrong with the declaration
   */
  public static Lake read(String text, String sourceName, Map<String, String> environment) {
    return read(Declaration.of(text, sourceName, environment));
  }

  private static Lake read(Declaration declaration) {
    Lake lake = LakeSection.read(declaration.root());
    LakeRules.check(lake, declaration.findings());
    declaration.refuseProblems();
    return lake;
  }
}
