package dev.firn.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.keeper.TableState;
import dev.firn.keeper.TableStatus;
import java.util.List;

/** What a keeper knows of its tables, as JSON. */
final class KeeperJson {

  private KeeperJson() {}

  static String text(List<TableStatus> tables) {
    ArrayNode list = JsonMapper.builder().build().createArrayNode();
    tables.forEach(table -> write(list.addObject(), table));
    return list.toPrettyString() + "\n";
  }

  /** Whether the keeper can work on the table. */
  static boolean isWell(TableStatus table) {
    return switch (table.state()) {
      case TableState.Waiting _, TableState.Current _, TableState.Behind _ -> true;
      case TableState.Halted _, TableState.Missing _, TableState.Failing _ -> false;
    };
  }

  static String name(TableState state) {
    return switch (state) {
      case TableState.Waiting _ -> "waiting";
      case TableState.Current _ -> "current";
      case TableState.Behind _ -> "behind";
      case TableState.Halted _ -> "halted";
      case TableState.Missing _ -> "missing";
      case TableState.Failing _ -> "failing";
    };
  }

  /** Why the table is not well; empty when it is. */
  static String reason(TableState state) {
    return switch (state) {
      case TableState.Waiting _, TableState.Current _, TableState.Behind _ -> "";
      case TableState.Halted halted -> halted.halt().toString();
      case TableState.Missing _ -> "the catalog has no such table";
      case TableState.Failing failing -> failing.reason();
    };
  }

  private static void write(ObjectNode node, TableStatus table) {
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
  }
}
