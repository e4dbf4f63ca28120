package dev.firn.publish.lane;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firn.lake.LaneProperties;
import java.util.Map;
import java.util.Optional;

/**
 * The second copy of the marker, in a table property that the same commit writes: it shows when
 * others have moved main to where the publication is not ({@code docs/protocol.md}, H11).
 *
 * @param through the last lane snapshot that was published
 * @param mainSnapshot the snapshot of main that holds it
 * @param n counts the keeper's publications
 */
public record PublishedProperty(long through, long mainSnapshot, long n) {
  private static final JsonMapper JSON = new JsonMapper();

  /** The property of a table; empty before the first publication. */
  public static Optional<PublishedProperty> from(Map<String, String> properties) {
    String json = properties.get(LaneProperties.PUBLISHED);
    return json == null ? Optional.empty() : Optional.of(parse(json));
  }

  private static PublishedProperty parse(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      return new PublishedProperty(
          node.required("through").longValue(),
          node.required("main-snapshot").longValue(),
          node.required("n").longValue());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Cannot read table property "
              + LaneProperties.PUBLISHED
              + ": '"
              + json
              + "' is not what the keeper writes",
          e);
    }
  }

  /** The property's value. */
  public String toJson() {
    return JSON.createObjectNode()
        .put("through", through)
        .put("main-snapshot", mainSnapshot)
        .put("n", n)
        .toString();
  }
}
