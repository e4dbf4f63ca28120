package dev.firn.cli.views;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.lineage.ViewLineage;
import dev.firn.render.RenderedView;
import dev.firn.target.ViewChange;
import dev.firn.target.ViewOutcome;
import dev.firn.target.ViewsPlan;
import java.util.List;

/** Views, and what differs in a target, as JSON. */
final class ViewsJson {

  private ViewsJson() {}

  static ArrayNode rendered(List<RenderedView> views) {
    ArrayNode list = list();
    for (RenderedView view : views) {
      list.addObject()
          .put("view", view.view().name())
          .put("target", view.placement().target().label())
          .put("name", view.name())
          .put("statement", view.statement());
    }
    return list;
  }

  static void add(ArrayNode list, String target, ViewsPlan plan) {
    plan.changes().forEach(change -> write(list.addObject(), target, change));
  }

  static void add(ArrayNode list, String target, ViewOutcome outcome) {
    ObjectNode node = list.addObject();
    write(node, target, outcome.change());
    node.put("done", outcome instanceof ViewOutcome.Done);
    if (outcome instanceof ViewOutcome.Failed failed) {
      node.put("failure", failed.reason());
    }
  }

  static String lineage(List<ViewLineage> views) {
    ArrayNode list = list();
    for (ViewLineage view : views) {
      ObjectNode node = list.addObject().put("view", view.view());
      view.streams().forEach(node.putArray("streams")::add);
      view.tables().forEach(node.putArray("tables")::add);
      ArrayNode columns = node.putArray("columns");
      view.columns()
          .forEach(column -> {
            ObjectNode one = columns.addObject().put("column", column.column());
            column.sources().forEach(one.putArray("sources")::add);
          });
      view.selectedBy().forEach(node.putArray("selected_by")::add);
    }
    return text(list);
  }

  private static void write(ObjectNode node, String target, ViewChange change) {
    node.put("target", target)
        .put("view", change.view())
        .put("change", change.kind())
        .put("reason", change.reason());
  }

  static ArrayNode list() {
    return JsonMapper.builder().build().createArrayNode();
  }

  static String text(ArrayNode list) {
    return list.toPrettyString() + "\n";
  }
}
