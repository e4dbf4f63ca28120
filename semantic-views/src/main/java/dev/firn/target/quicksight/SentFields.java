package dev.firn.target.quicksight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds what was sent and is not so any more. QuickSight adds fields of its own to what it
 * describes, so fields that were not sent do not count.
 */
final class SentFields {

  private static final int MAX_SHOWN = 80;

  private final List<String> differences = new ArrayList<>();

  private SentFields() {}

  /** One line for each difference, with both values. */
  static List<String> differences(JsonNode sent, JsonNode found) {
    SentFields fields = new SentFields();
    fields.compare("", sent, found);
    return fields.differences;
  }

  private void compare(String path, JsonNode sent, JsonNode found) {
    if (sent.isObject() && found.isObject()) {
      for (Map.Entry<String, JsonNode> field : sent.properties()) {
        String inner = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        compare(inner, field.getValue(), found.path(field.getKey()));
      }
    } else if (sent.isArray() && found.isArray()) {
      compareItems(path, sent, found);
    } else if (!sent.equals(found)) {
      differences.add("%s is %s instead of %s".formatted(path, shown(found), shown(sent)));
    }
  }

  private void compareItems(String path, JsonNode sent, JsonNode found) {
    if (sent.size() != found.size()) {
      differences.add("%s has %d items instead of %d".formatted(path, found.size(), sent.size()));
      return;
    }
    for (int i = 0; i < sent.size(); i++) {
      compare("%s[%d]".formatted(path, i), sent.get(i), found.get(i));
    }
  }

  private static String shown(JsonNode value) {
    if (value.isMissingNode()) {
      return "missing";
    }
    String text = value.toString();
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
  }
}
