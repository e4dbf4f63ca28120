package dev.firn.cli.keep;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.keeper.OutcomeText;
import dev.firn.keeper.TableReport;
import dev.firn.keeper.TaskReport;
import dev.firn.upkeep.Counter;
import dev.firn.upkeep.UpkeepOutcome;
import dev.firn.upkeep.UpkeepPlan;
import java.util.List;

/** What one run of the keeper planned and did, as JSON. */
final class ReportJson {

  private ReportJson() {}

  static String of(List<TableReport> tables) {
    ArrayNode list = JsonMapper.builder().build().createArrayNode();
    for (TableReport table : tables) {
      ObjectNode node = list.addObject();
      KeeperJson.write(node, table.status());
      ArrayNode tasks = node.putArray("tasks");
      table.tasks().forEach(task -> write(tasks.addObject(), task));
    }
    return list.toPrettyString() + "\n";
  }

  static void write(ObjectNode node, TaskReport task) {
    node.put("task", task.task().label());
    task.plan().ifPresent(plan -> write(node, plan));
    task.outcome().ifPresent(outcome -> write(node, outcome));
  }

  static void write(ObjectNode node, UpkeepPlan plan) {
    node.put("due", plan.due()).put("reason", plan.reason());
    ArrayNode steps = node.putArray("steps");
    plan.steps().forEach(steps::add);
  }

  private static void write(ObjectNode node, UpkeepOutcome outcome) {
    node.put("outcome", name(outcome));
    if (outcome instanceof UpkeepOutcome.Done done) {
      write(node.putArray("counters"), done.counters());
    } else {
      node.put("text", OutcomeText.of(outcome));
    }
  }

  static void write(ArrayNode node, List<Counter> counters) {
    for (Counter counter : counters) {
      node.addObject()
          .put("name", counter.name())
          .put("value", counter.value())
          .put("unit", counter.unit());
    }
  }

  static String name(UpkeepOutcome outcome) {
    return switch (outcome) {
      case UpkeepOutcome.NotDue _ -> "not-due";
      case UpkeepOutcome.Done _ -> "done";
      case UpkeepOutcome.Refused _ -> "refused";
      case UpkeepOutcome.Unknown _ -> "unknown";
      case UpkeepOutcome.Failed _ -> "failed";
    };
  }
}
