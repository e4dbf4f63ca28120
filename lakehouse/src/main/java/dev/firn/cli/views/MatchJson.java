package dev.firn.cli.views;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.verify.MeasureTotal;
import dev.firn.verify.ViewMatch;
import java.util.List;

/** How engines agree about views, as JSON. */
final class MatchJson {

  private MatchJson() {}

  /**
   * The report.
   *
   * @param skipped views that were not compared
   * @param left targets that were not
   */
  static String of(
      List<ViewMatch> matches, List<String> shims, List<String> skipped, List<NotCompared> left) {
    ObjectNode root = JsonMapper.builder().build().createObjectNode();
    ArrayNode views = root.putArray("views");
    for (ViewMatch match : matches) {
      ObjectNode view = views.addObject().put("name", match.view());
      match.engines().forEach(view.putArray("targets")::add);
      view.put("rows", match.rows());
      view.put("match", match.matches());
      view.put("max_relative_difference", match.maxRelativeDifference());
      match.differences().forEach(view.putArray("differences")::add);
      ArrayNode totals = view.putArray("totals");
      for (MeasureTotal total : match.totals()) {
        ArrayNode values = totals.addObject().put("measure", total.measure()).putArray("values");
        values.add(total.left()).add(total.right());
      }
    }
    shims.forEach(root.putArray("replaced")::add);
    skipped.forEach(root.putArray("skipped")::add);
    ArrayNode others = root.putArray("not_compared");
    left.forEach(it -> others.addObject().put("target", it.target()).put("reason", it.reason()));
    return root.toPrettyString() + "\n";
  }
}
