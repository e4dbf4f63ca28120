package dev.firn.reprocess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firn.lake.CorrectionNames;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the table's property says about a correction as long as it is open.
 *
 * @param id unique, so that a name may be used again
 * @param fork the snapshot that it begins at
 * @param startedAt when it was started
 * @param specId the table's partition spec then
 * @param key the key's field ids and types then
 */
record OpenCorrection(
    String id, long fork, Instant startedAt, int specId, String key, Author author) {
  private static final JsonMapper JSON = new JsonMapper();

  /** The one of that name; empty if none is open. */
  static Optional<OpenCorrection> from(Map<String, String> properties, String name) {
    String json = properties.get(CorrectionNames.property(name));
    return json == null ? Optional.empty() : Optional.of(parse(name, json));
  }

  private static OpenCorrection parse(String name, String json) {
    try {
      JsonNode node = JSON.readTree(json);
      return new OpenCorrection(
          node.required("id").textValue(),
          node.required("fork").longValue(),
          Instant.ofEpochMilli(node.required("started-ms").longValue()),
          node.required("spec").intValue(),
          node.required("key").textValue(),
          new Author(node.required("who").textValue(), node.required("why").textValue()));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Cannot read table property "
              + CorrectionNames.property(name)
              + ": '"
              + json
              + "' is not what a correction writes",
          e);
    }
  }

  /** The property's value. */
  String toJson() {
    return JSON.createObjectNode()
        .put("id", id)
        .put("fork", fork)
        .put("started-ms", startedAt.toEpochMilli())
        .put("spec", specId)
        .put("key", key)
        .put("who", author.who())
        .put("why", author.why())
        .toString();
  }
}
