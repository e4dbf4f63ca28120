package dev.firn.reprocess.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/** Results of checks, for people and for scripts. */
public final class CheckText {
  private CheckText() {}

  /** A line for each. */
  public static String of(List<CheckResult> results) {
    var text = new StringBuilder();
    for (CheckResult result : results) {
      text.append(
          "  %-4s  %s: %s: %s%n"
              .formatted(
                  result.passed() ? "ok" : "FAIL",
                  result.table(),
                  result.check().text(),
                  result.found()));
    }
    return text.toString();
  }

  /** An object for each. */
  public static void write(ArrayNode list, List<CheckResult> results) {
    results.forEach(result ->
        list.addObject()
            .put("table", result.table())
            .put("check", result.check().text())
            .put("passed", result.passed())
            .put("found", result.found()));
  }
}
