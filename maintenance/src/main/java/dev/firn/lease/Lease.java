package dev.firn.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firn.lake.LaneProperties;
import java.util.Map;
import java.util.Optional;

/**
 * Who keeps a table, as its property {@link LaneProperties#KEEPER} says.
 *
 * @param holder id of a keeper
 * @param epoch counts the holders; a keeper that finds another epoch than its own has lost it
 */
public record Lease(String holder, long epoch) {
  private static final JsonMapper JSON = new JsonMapper();

  /** The lease of a table's properties; empty if nobody holds it. */
  public static Optional<Lease> from(Map<String, String> properties) {
    String json = properties.get(LaneProperties.KEEPER);
    return json == null ? Optional.empty() : Optional.of(parse(json));
  }

  /** What is not a lease is one that nobody renews, so that it is taken over like a dead one. */
  private static Lease parse(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      return new Lease(node.required("holder").asText(), node.required("epoch").asLong());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return new Lease("?", 0);
    }
  }

  String toJson() {
    return JSON.createObjectNode().put("holder", holder).put("epoch", epoch).toString();
  }
}
