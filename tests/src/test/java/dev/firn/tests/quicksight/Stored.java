package dev.firn.tests.quicksight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** One object of the account. */
final class Stored {

  final String arn;
  final ObjectNode fields;
  final Map<String, String> tags = new TreeMap<>();
  final Map<String, Set<String>> permissions = new TreeMap<>();

  /** Refresh schedules of a data set, or the ids of a folder's members. */
  final Map<String, ObjectNode> parts = new TreeMap<>();

  /** Copies of a data set's rows, the oldest first. */
  final List<ObjectNode> copies = new ArrayList<>();

  /** How often it is described before what is in progress comes to its end. */
  int pollsLeft;

  Stored(String arn, ObjectNode fields) {
    this.arn = arn;
    this.fields = fields;
  }

  void tag(JsonNode list) {
    list.forEach(tag -> tags.put(tag.get("Key").asText(), tag.get("Value").asText()));
  }

  ArrayNode tagList() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    tags.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
    return list;
  }

  void grant(JsonNode list) {
    list.forEach(it ->
        permissions
            .computeIfAbsent(it.get("Principal").asText(), _ -> new TreeSet<>())
            .addAll(texts(it.get("Actions"))));
  }

  void revoke(JsonNode list) {
    list.forEach(it -> {
      Set<String> actions = permissions.getOrDefault(it.get("Principal").asText(), new TreeSet<>());
      if (!actions.containsAll(texts(it.get("Actions")))) {
        throw Refusals.invalid("what is revoked was not granted");
      }
      actions.removeAll(texts(it.get("Actions")));
    });
    permissions.values().removeIf(Set::isEmpty);
  }

  ArrayNode permissionList() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    permissions.forEach((principal, actions) ->
        actions.forEach(list.addObject().put("Principal", principal).putArray("Actions")::add));
    return list;
  }

  /** All that somebody can see of it, without times and numbers of attempts. */
  ObjectNode visible() {
    ObjectNode all = fields.deepCopy();
    all.remove(List.of("CreatedTime", "LastUpdatedTime", "Status"));
    all.set("Tags", tagList());
    all.set("Permissions", permissionList());
    ObjectNode inner = all.putObject("Parts");
    parts.forEach(inner::set);
    if (!copies.isEmpty()) {
      all.put("Copy", copies.getLast().get("IngestionStatus").asText());
    }
    return all;
  }

  static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
