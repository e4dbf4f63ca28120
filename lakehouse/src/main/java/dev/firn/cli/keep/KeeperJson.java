package dev.firn.cli.keep;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.keeper.OutcomeText;
import dev.firn.keeper.TableState;
import dev.firn.keeper.TableStatus;
import dev.firn.keeper.UpkeepStatus;
import java.util.List;

/** What a keeper knows of its tables, as JSON. */
final class KeeperJson {

  private KeeperJson() {}

  static String text(List<TableStatus> tables) {
    ArrayNode list = JsonMapper.builder().build().createArrayNode();
    tables.forEach(table -> write(list.addObject(), table));
    return list.toPrettyString() + "\n";
  }

  static String name(TableState state) {
    return switch (state) {
      case TableState.Waiting _ -> "waiting";
      case TableState.Current _ -> "current";
      case TableState.Behind _ -> "behind";
      case TableState.StandingBy _ -> "standing-by";
      case TableState.Halted _ -> "halted";
      case TableState.Missing _ -> "missing";
      case TableState.Failing _ -> "failing";
    };
  }

  /** Why the table is not well; empty when it is. */
  static String reason(TableState state) {
    return switch (state) {
      case TableState.Waiting _, TableState.Current _, TableState.Behind _ -> "";
      case TableState.StandingBy other -> "keeper " + other.holder() + " works on it";
      case TableState.Halted halted -> halted.halt().toString();
      case TableState.Missing _ -> "the catalog has no such table";
      case TableState.Failing failing -> failing.reason();
    };
  }

  static void write(ObjectNode node, TableStatus table) {
    node.put("table", table.table().name());
    node.put("state", name(table.state()));
    String reason = reason(table.state());
    if (!reason.isEmpty()) {
      node.put("reason", reason);
    }
    node.put("lag_snapshots", table.lagSnapshots());
    table.publishedThrough().ifPresent(id -> node.put("published_through", id));
    table.lastPublishedAt().ifPresent(at -> node.put("last_published_at", at.toString()));
    node.put("publications", table.totals().publications());
    node.put("rows", table.totals().rows());
    node.put("refusals", table.totals().refusals());
    node.put("failures", table.totals().failures());
    node.put("index_rows", table.index().rows());
    node.put("index_bytes", table.index().bytes());
    ArrayNode corrections = node.putArray("corrections_open");
    table.corrections().forEach(it -> corrections.add(it.name()));
    ArrayNode tasks = node.putArray("upkeep");
    table.upkeep().forEach(task -> write(tasks.addObject(), task));
  }

  private static void write(ObjectNode node, UpkeepStatus task) {
    node.put("task", task.task().label()).put("running", task.running());
    task.lastPlan().ifPresent(plan -> node.put("due", plan.due()).put("reason", plan.reason()));
    node.put("runs", task.runs()).put("failures", task.failures());
    task.lastOutcome().ifPresent(outcome -> node.put("last", OutcomeText.of(outcome)));
    ReportJson.write(node.putArray("totals"), task.totals());
  }
}
