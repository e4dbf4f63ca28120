package dev.firn.cli.views;

import dev.firn.verify.ViewMatch;
import java.util.List;

/** How engines agree about views, for people. */
final class MatchText {

  private MatchText() {}

  static String of(ViewMatch match) {
    var text = new StringBuilder();
    text.append(
        "%-7s %s: %d rows of %s, largest relative difference %.1e%n"
            .formatted(
                match.matches() ? "equal" : "DIFFERS",
                match.view(),
                match.rows(),
                String.join(" and ", match.engines()),
                match.maxRelativeDifference()));
    match.differences().forEach(it -> text.append("        ").append(it).append('\n'));
    return text.toString();
  }

  /** Both values of each measure, over all rows. */
  static String totals(ViewMatch match) {
    var text = new StringBuilder();
    match
        .totals()
        .forEach(it ->
            text.append(
                "        %-22s %24s %24s%n".formatted(it.measure(), it.left(), it.right())));
    return text.toString();
  }

  static String skipped(List<String> views) {
    return views.isEmpty()
        ? ""
        : "Not compared, as nobody wrote SQL for them: " + String.join(", ", views) + "\n";
  }

  static String notCompared(List<NotCompared> left) {
    var text = new StringBuilder();
    left.forEach(it ->
        text.append("Not compared: ")
            .append(it.target())
            .append(": ")
            .append(it.reason())
            .append('\n'));
    return text.toString();
  }

  static String shims(List<String> shims) {
    return shims.isEmpty() ? "" : "Replaced: " + String.join("; ", shims) + "\n";
  }
}
