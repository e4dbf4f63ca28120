package dev.firn.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.firn.catalog.plan.Change;
import java.util.List;
import java.util.Locale;

/** Changes of a catalog as JSON: what they are about, what they mean, what they do. */
final class ChangesJson {

  private ChangesJson() {}

  static String text(List<Change> changes) {
    ArrayNode list = JsonMapper.builder().build().createArrayNode();
    for (Change change : changes) {
      list.addObject()
          .put("subject", change.subject())
          .put("effect", change.effect().name().toLowerCase(Locale.ROOT))
          .put("change", change.text());
    }
    return list.toPrettyString() + "\n";
  }
}
