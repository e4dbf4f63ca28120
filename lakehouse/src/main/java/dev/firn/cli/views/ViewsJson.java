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

  static String rendered(List<RenderedView> views) {
    ArrayNode list = list();
    for (RenderedView view : views) {
      list.addObject()
          .put("view", view.view().name())
          .put("target", view.placement().target().label())
          .put("name", view.name())
          .put("statement", view.statement());
    }
    return text(list);
  }

  static String plan(ViewsPlan plan) {
    ArrayNode list = list();
    plan.changes().forEach(change -> write(list.addObject(), change));
    return text(list);
  }

  static String outcomes(List<ViewOutcome> outcomes) {
    ArrayNode list = list();
    for (ViewOutcome outcome : outcomes) {
      ObjectNode node = list.addObject();
      write(node, outcome.change());
      node.put("done", outcome instanceof ViewOutcome.Done);
      if (outcome instanceof ViewOutcome.Failed failed) {
        node.put("failure", failed.reason());
      }
    }
    return text(list);
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

  private static void write(ObjectNode node, ViewChange change) {
    node.put("view", change.view()).put("change", change.kind()).put("reason", change.reason());
  }

  private static ArrayNode list() {
    return JsonMapper.builder().build().createArrayNode();
  }

  private static String text(ArrayNode list) {
    return list.toPrettyString() + "\n";
  }
}
