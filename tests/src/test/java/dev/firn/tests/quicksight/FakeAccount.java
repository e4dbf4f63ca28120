package dev.firn.tests.quicksight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.tests.aws.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an account holds, with what its kinds of objects have in common. */
final class FakeAccount {

  static final String NUMBER = "123456789012";
  static final String REGION = "eu-west-1";

  /** Small, so that every list has pages. */
  private static final int PAGE = 2;

  private final Map<String, Stored> objects = new TreeMap<>();
  private long clock = 1_700_000_000;

  static String arn(String type, String id) {
    return "arn:aws:quicksight:%s:%s:%s/%s".formatted(REGION, NUMBER, type, id);
  }

  /** Time goes on by a second at each look. */
  long now() {
    return ++clock;
  }

  Stored add(String type, String id, ObjectNode fields, JsonNode request) {
    String arn = arn(type, id);
    if (objects.containsKey(arn)) {
      throw Refusals.exists(arn);
    }
    fields.put("Arn", arn).put("CreatedTime", now()).put("LastUpdatedTime", now());
    Stored stored = new Stored(arn, fields);
    stored.tag(request.path("Tags"));
    stored.grant(request.path("Permissions"));
    PermissionSets.check(stored);
    objects.put(arn, stored);
    return stored;
  }

  boolean has(String arn) {
    return objects.containsKey(arn);
  }

  /** The object of that type and id, as tests look at it and change it by hand. */
  Stored get(String type, String id) {
    return get(arn(type, id));
  }

  Stored get(String arn) {
    Stored stored = objects.get(arn);
    if (stored == null) {
      throw Refusals.missing(arn);
    }
    return stored;
  }

  Stored remove(String type, String id) {
    Stored stored = get(type, id);
    objects.remove(stored.arn);
    objects.values().forEach(other -> other.parts.remove(id));
    return stored;
  }

  List<Stored> all(String type) {
    return objects.values().stream().filter(it -> it.arn.contains(":" + type + "/")).toList();
  }

  /** All that somebody can see, to compare two accounts. */
  ObjectNode visible() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    objects.forEach((arn, stored) -> all.set(arn, stored.visible()));
    return all;
  }

  /** One page of a list, and the token of the next one. */
  ObjectNode page(JsonNode request, String member, List<? extends JsonNode> items) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    int from = request.path("NextToken").asInt(0);
    int to = Math.min(from + PAGE, items.size());
    if (items.isEmpty()) {
      return page;
    }
    ArrayNode list = page.putArray(member);
    items.subList(from, to).forEach(list::add);
    return to < items.size() ? page.put("NextToken", String.valueOf(to)) : page;
  }

  ObjectNode listTags(JsonNode request) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    Stored stored = get(request.get("ResourceArn").asText());
    return stored.tags.isEmpty() ? answer : answer.set("Tags", stored.tagList());
  }

  ObjectNode tag(JsonNode request) {
    get(request.get("ResourceArn").asText()).tag(request.get("Tags"));
    return JsonNodeFactory.instance.objectNode();
  }

  ObjectNode untag(JsonNode request) {
    Map<String, String> tags = get(request.get("ResourceArn").asText()).tags;
    Stored.texts(request.get("TagKeys")).forEach(tags::remove);
    return JsonNodeFactory.instance.objectNode();
  }

  ObjectNode permissions(Stored stored) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return stored.permissions.isEmpty()
        ? answer
        : answer.set("Permissions", stored.permissionList());
  }

  ObjectNode permit(Stored stored, JsonNode request) {
    Map<String, Set<String>> before = new TreeMap<>();
    stored.permissions.forEach((key, value) -> before.put(key, new TreeSet<>(value)));
    try {
      stored.grant(request.path("GrantPermissions"));
      stored.revoke(request.path("RevokePermissions"));
      PermissionSets.check(stored);
    } catch (Refusal e) {
      stored.permissions.clear();
      stored.permissions.putAll(before);
      throw e;
    }
    return JsonNodeFactory.instance.objectNode();
  }

  ObjectNode folders(JsonNode request) {
    String arn = request.get("ResourceArn").asText();
    String id = arn.substring(arn.lastIndexOf('/') + 1);
    get(arn);
    List<JsonNode> folders = new ArrayList<>();
    all("folder").stream()
        .filter(it -> it.parts.containsKey(id))
        .forEach(it -> folders.add(JsonNodeFactory.instance.textNode(it.arn)));
    return page(request, "Folders", folders);
  }
}
