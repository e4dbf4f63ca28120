package dev.firn.cli.views;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.verify.ViewMatch;
import java.util.List;

/** How engines agree about views, as JSON. */
final class MatchJson {

  private MatchJson() {}

  static String of(List<ViewMatch> matches, List<String> shims) {
    ObjectNode root = JsonMapper.builder().build().createObjectNode();
    ArrayNode views = root.putArray("views");
    for (ViewMatch match : matches) {
      ObjectNode view = views.addObject().put("name", match.view());
      match.engines().forEach(view.putArray("targets")::add);
      view.put("rows", match.rows());
      view.put("match", match.matches());
      view.put("max_relative_difference", match.maxRelativeDifference());
      match.differences().forEach(view.putArray("differences")::add);
    }
    shims.forEach(root.putArray("replaced")::add);
    return root.toPrettyString() + "\n";
  }
}
