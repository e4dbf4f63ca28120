package dev.firn.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Brings what Iceberg dates by the system's clock down to the simulated time. */
final class Timestamps {
  private static final JsonMapper JSON = new JsonMapper();

  private Timestamps() {}

  static String clamp(String metadata, long nowMillis) {
    try {
      JsonNode root = JSON.readTree(metadata);
      clamp(root, "last-updated-ms", nowMillis);
      for (String list : new String[] {"snapshots", "snapshot-log", "metadata-log"}) {
        root.path(list).forEach(entry -> clamp(entry, "timestamp-ms", nowMillis));
      }
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read the metadata just written", e);
    }
  }

  private static void clamp(JsonNode node, String field, long nowMillis) {
    if (node.path(field).asLong() > nowMillis) {
      ((ObjectNode) node).put(field, nowMillis);
    }
  }
}
