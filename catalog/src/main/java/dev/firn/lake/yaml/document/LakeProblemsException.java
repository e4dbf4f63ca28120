package dev.firn.lake.yaml.document;

import dev.firn.lake.LakeException;
import java.util.List;
import java.util.stream.Collectors;

/** A declaration that cannot be used; the message has one line for every problem. */
public final class LakeProblemsException extends LakeException {

  private final transient List<Problem> problems;

  LakeProblemsException(String sourceName, List<Problem> problems) {
    super(Code.LAKE_INVALID, message(sourceName, problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, in the order of the lines. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(String sourceName, List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.describe(sourceName))
        .collect(Collectors.joining("\n"));
  }
}
