package dev.firn.bench;

import java.util.List;
import java.util.Locale;

/** Writes what was measured for people: the oracle first, since nothing counts without it. */
public final class ReportText {

  private ReportText() {}

  /** Several lines, each ended. */
  public static String of(Measured measured) {
    BenchReport report = measured.report();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s on %d cores, seed %d, %d s%n"
            .formatted(
                measured.name(),
                measured.machine().cores(),
                measured.seed(),
                measured.elapsed().toSeconds()));
    Oracle oracle = report.oracle();
    if (!oracle.match()) {
      return text.append("  WRONG  " + oracle.checked() + "\n")
          .append("No figures: what was measured is not right\n")
          .toString();
    }
    text.append("  right  " + oracle.checked() + "\n");
    figures(text, report.figures());
    goals(text, report.goals());
    return text.toString();
  }

  private static void figures(StringBuilder text, List<Figure> figures) {
    int width = figures.stream().mapToInt(figure -> figure.name().length()).max().orElse(0);
    for (Figure figure : figures) {
      text.append("         " + padded(figure.name(), width) + "  ")
          .append(number(figure.median()) + " " + figure.unit());
      if (figure.samples() > 1) {
        text.append(
            " (median of %d, from %s to %s)"
                .formatted(figure.samples(), number(figure.min()), number(figure.max())));
      }
      text.append('\n');
    }
  }

  private static void goals(StringBuilder text, List<Goal> goals) {
    for (Goal goal : goals) {
      text.append(goal.met() ? "  met    " : "  MISSED ")
          .append(
              "%s: %s, limit %s%n"
                  .formatted(goal.goal(), number(goal.value()), number(goal.limit())));
    }
    long missed = goals.stream().filter(goal -> !goal.met()).count();
    if (missed > 0) {
      text.append("%d of %d goals missed%n".formatted(missed, goals.size()));
    }
  }

  /** Three digits behind the point for small numbers, none for large ones. */
  private static String number(double value) {
    double size = Math.abs(value);
    String format =
        size >= 1000 || value == Math.rint(value) ? "%,.0f" : size >= 10 ? "%,.1f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
