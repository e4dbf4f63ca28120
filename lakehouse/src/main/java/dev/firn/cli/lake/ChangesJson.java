package dev.firn.cli.lake;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.catalog.plan.Change;
import java.util.List;
import java.util.Locale;

/**
 * Changes of a catalog as JSON: what they are about, what they mean, what they do, which views read
 * what is changed, and which data sets of QuickSight show these views.
 */
final class ChangesJson {

  private ChangesJson() {}

  static String text(List<Change> changes) {
    return text(changes, AffectedViews.NONE);
  }

  static String text(List<Change> changes, AffectedViews views) {
    ArrayNode list = JsonMapper.builder().build().createArrayNode();
    for (Change change : changes) {
      ObjectNode node =
          list.addObject()
              .put("subject", change.subject())
              .put("effect", change.effect().name().toLowerCase(Locale.ROOT))
              .put("change", change.text());
      List<String> affected = views.by(change);
      if (!affected.isEmpty()) {
        affected.forEach(node.putArray("views")::add);
      }
      List<String> dataSets = views.dataSets().ids(affected);
      if (!dataSets.isEmpty()) {
        dataSets.forEach(node.putArray("data_sets")::add);
      }
    }
    for (String problem : views.problems()) {
      list.addObject()
          .put("subject", "views")
          .put("effect", Change.Effect.NOTE.name().toLowerCase(Locale.ROOT))
          .put("change", "do not fit the lake as declared: " + problem);
    }
    return list.toPrettyString() + "\n";
  }
}
