package dev.firn.cli.keep;

import dev.firn.keeper.OutcomeText;
import dev.firn.keeper.TableReport;
import dev.firn.keeper.TaskReport;
import dev.firn.upkeep.UpkeepPlan;
import java.util.List;

/** What one run of the keeper planned and did, for people. */
final class ReportText {

  private ReportText() {}

  static String of(List<TableReport> tables) {
    var text = new StringBuilder();
    tables.forEach(table -> add(text, table));
    return text.toString();
  }

  private static void add(StringBuilder text, TableReport table) {
    text.append(table.status().table().name());
    String reason = KeeperJson.reason(table.status().state());
    text.append(reason.isEmpty() ? "" : ": " + KeeperJson.name(table.status().state()) + ": ")
        .append(reason)
        .append('\n');
    table.tasks().forEach(task -> add(text, task));
  }

  private static void add(StringBuilder text, TaskReport task) {
    String line =
        task.outcome().map(OutcomeText::of).or(() -> task.plan().map(ReportText::why)).orElse("");
    text.append("  %-10s %s%n".formatted(task.task().label(), line));
    task.plan()
        .ifPresent(plan ->
            plan.steps().forEach(step -> text.append("  %-10s   %s%n".formatted("", step))));
  }

  private static String why(UpkeepPlan plan) {
    return (plan.due() ? "due: " : "not due: ") + plan.reason();
  }
}
