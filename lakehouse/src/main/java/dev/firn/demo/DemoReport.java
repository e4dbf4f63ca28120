package dev.firn.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/**
 * What a demo found.
 *
 * @param figures what scripts read, without facts and duration
 */
public record DemoReport(List<Fact> facts, ObjectNode figures, Duration elapsed) {

  public DemoReport {
    facts = List.copyOf(facts);
    figures = figures.deepCopy();
  }

  /** Whether every fact is as it must be. */
  public boolean passed() {
    return facts.stream().allMatch(Fact::passed);
  }

  /** Everything for scripts: the figures, {@code facts}, {@code passed} and {@code seconds}. */
  public JsonNode json() {
    ObjectNode json = figures.deepCopy();
    ArrayNode list = json.putArray("facts");
    for (Fact fact : facts) {
      list.addObject()
          .put("name", fact.name())
          .put("value", fact.value())
          .put("check", fact.check())
          .put("passed", fact.passed());
    }
    json.put("passed", passed());
    json.put("seconds", elapsed.toMillis() / 1e3);
    return json;
  }

  /** A table for people. */
  public String text() {
    int names = width(facts.stream().map(Fact::name).toList());
    int values = width(facts.stream().map(Fact::value).toList());
    StringBuilder text = new StringBuilder();
    for (Fact fact : facts) {
      text.append(fact.passed() ? "  ok    " : "  FAIL  ")
          .append(padded(fact.name(), names))
          .append("  ")
          .append(padded(fact.value(), values))
          .append("  ")
          .append(fact.check())
          .append('\n');
    }
    long failed = facts.stream().filter(fact -> !fact.passed()).count();
    return text.append(failed == 0 ? "All " + facts.size() + " facts hold" : failed + " failed")
        .append(" after " + elapsed.toSeconds() + " s\n")
        .toString();
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
