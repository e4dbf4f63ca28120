package dev.firn.cli.keep;

import dev.firn.health.TableHealth;
import dev.firn.keeper.OutcomeText;
import dev.firn.keeper.TaskReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** How tables are, for people. */
final class HealthText {

  private static final String ROW = "%-20s  %-8s  %12s  %6s  %7s  %9s  %7s  %9s  %10s  %s%n";
  private static final double KIB = 1 << 10;
  private static final double MIB = 1 << 20;

  private HealthText() {}

  static String of(List<TableHealth> tables, Instant now) {
    var text =
        new StringBuilder(
            ROW.formatted(
                "TABLE",
                "STATE",
                "ROWS",
                "DEAD",
                "FILES",
                "MIB",
                "BEHIND",
                "SNAPSHOTS",
                "META KIB",
                "LAG"));
    tables.forEach(table -> text.append(row(table, now)));
    tables.forEach(table -> text.append(details(table)));
    return text.toString();
  }

  /** How long the oldest row waits that main does not hold. */
  static double lagSeconds(TableHealth table, Instant now) {
    return table
        .oldestUnpublishedAt()
        .map(oldest -> Math.max(0, Duration.between(oldest, now).toMillis() / 1e3))
        .orElse(0.0);
  }

  static String state(TableHealth table) {
    return table.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String row(TableHealth table, Instant now) {
    TableHealth.Files files = table.files();
    return ROW.formatted(
        table.table(),
        state(table),
        files.rows() - files.deadRows(),
        "%.1f%%".formatted(100 * files.deadShare()),
        files.dataFiles(),
        "%.1f".formatted(files.dataBytes() / MIB),
        table.laneSnapshots(),
        table.metadata().snapshots(),
        "%.1f".formatted(table.metadata().bytes() / KIB),
        "%.1f s".formatted(lagSeconds(table, now)));
  }

  private static String details(TableHealth table) {
    var text = new StringBuilder();
    if (!table.reason().isEmpty()) {
      text.append("%n%s: %s%n".formatted(table.table(), table.reason()));
    }
    for (TaskReport task : table.tasks()) {
      String line =
          task.plan()
              .filter(plan -> plan.due())
              .map(plan -> plan.reason())
              .or(() -> task.outcome().map(OutcomeText::of))
              .orElse("");
      if (!line.isEmpty()) {
        text.append("%s: %s: %s%n".formatted(table.table(), task.task().label(), line));
      }
    }
    return text.toString();
  }
}
