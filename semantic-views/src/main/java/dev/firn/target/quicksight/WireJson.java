package dev.firn.target.quicksight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** What an object of the SDK looks like on the wire: only what is set, with sorted keys. */
final class WireJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private WireJson() {}

  static ObjectNode of(SdkPojo object) {
    ObjectNode node = JSON.objectNode();
    object.sdkFields().stream()
        .sorted(Comparator.comparing(SdkField::locationName))
        .forEach(field -> {
          Object value = field.getValueOrDefault(object);
          if (isSet(value)) {
            node.set(field.locationName(), value(value));
          }
        });
    return node;
  }

  private static boolean isSet(@Nullable Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }

  private static JsonNode value(Object value) {
    return switch (value) {
      case SdkPojo object -> of(object);
      case Collection<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      case Boolean flag -> JSON.booleanNode(flag);
      case Integer number -> JSON.numberNode(number.longValue());
      case Long number -> JSON.numberNode(number);
      case Number number -> JSON.numberNode(number.doubleValue());
      case Instant instant -> JSON.numberNode(instant.getEpochSecond());
      default -> JSON.textNode(value.toString());
    };
  }

  private static ArrayNode list(Collection<?> list) {
    ArrayNode node = JSON.arrayNode();
    list.forEach(item -> node.add(value(item)));
    return node;
  }

  private static ObjectNode map(Map<?, ?> map) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    map.forEach((key, item) -> sorted.put(key.toString(), value(item)));
    ObjectNode node = JSON.objectNode();
    node.setAll(sorted);
    return node;
  }
}
