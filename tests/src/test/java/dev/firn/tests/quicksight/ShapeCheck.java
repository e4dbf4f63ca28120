package dev.firn.tests.quicksight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Checks a value against a shape of the API: members, types, lengths, patterns, choices. */
final class ShapeCheck {

  private final ApiModel model;
  private final List<String> problems = new ArrayList<>();

  private ShapeCheck(ApiModel model) {
    this.model = model;
  }

  /** What is wrong with a value, one line for each problem. */
  static List<String> problems(ApiModel model, JsonNode shape, JsonNode value) {
    ShapeCheck check = new ShapeCheck(model);
    check.check("", shape, value);
    return check.problems;
  }

  private void check(String path, JsonNode shape, JsonNode value) {
    switch (shape.get("type").asText()) {
      case "structure" -> structure(path, shape, value);
      case "list" -> list(path, shape, value);
      case "map" -> map(path, shape, value);
      case "string" -> string(path, shape, value);
      case "integer", "long" -> number(path, shape, value, value.isIntegralNumber());
      case "double", "timestamp" -> number(path, shape, value, value.isNumber());
      case "boolean" -> demand(path, value.isBoolean(), "is no boolean");
      default -> throw new IllegalArgumentException("There is no type " + shape.get("type"));
    }
  }

  private void structure(String path, JsonNode shape, JsonNode value) {
    if (!demand(path, value.isObject(), "is no object")) {
      return;
    }
    shape
        .path("required")
        .forEach(name -> demand(path, value.has(name.asText()), "lacks " + name.asText()));
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      JsonNode type = shape.path("members").path(member.getKey()).path("shape");
      String inner = path + "/" + member.getKey();
      if (demand(inner, !type.isMissingNode(), "is unknown")) {
        check(inner, model.shape(type.asText()), member.getValue());
      }
    }
  }

  private void list(String path, JsonNode shape, JsonNode value) {
    if (demand(path, value.isArray(), "is no list")) {
      size(path, shape, value.size());
      JsonNode member = model.shape(shape.at("/member/shape").asText());
      value.forEach(item -> check(path + "[]", member, item));
    }
  }

  private void map(String path, JsonNode shape, JsonNode value) {
    if (demand(path, value.isObject(), "is no map")) {
      size(path, shape, value.size());
      JsonNode key = model.shape(shape.at("/key/shape").asText());
      JsonNode type = model.shape(shape.at("/value/shape").asText());
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        text(path + "/" + entry.getKey(), key, entry.getKey());
        check(path + "/" + entry.getKey(), type, entry.getValue());
      }
    }
  }

  private void string(String path, JsonNode shape, JsonNode value) {
    if (demand(path, value.isTextual(), "is no text")) {
      text(path, shape, value.asText());
    }
  }

  private void text(String path, JsonNode shape, String text) {
    size(path, shape, text.length());
    if (shape.has("pattern")) {
      String pattern = shape.get("pattern").asText();
      demand(path, Pattern.compile(pattern).matcher(text).matches(), "does not match " + pattern);
    }
    if (shape.has("enum")) {
      boolean known =
          StreamSupport.stream(shape.get("enum").spliterator(), false)
              .anyMatch(it -> it.asText().equals(text));
      demand(path, known, "is none of " + shape.get("enum"));
    }
  }

  private void number(String path, JsonNode shape, JsonNode value, boolean right) {
    if (demand(path, right, "is no number of type " + shape.get("type").asText())) {
      demand(path, value.asDouble() >= shape.path("min").asDouble(Long.MIN_VALUE), "is too small");
      demand(path, value.asDouble() <= shape.path("max").asDouble(Long.MAX_VALUE), "is too large");
    }
  }

  private void size(String path, JsonNode shape, int size) {
    demand(path, size >= shape.path("min").asInt(0), "is too short: " + size);
    demand(path, size <= shape.path("max").asInt(Integer.MAX_VALUE), "is too long: " + size);
  }

  private boolean demand(String path, boolean holds, String problem) {
    if (!holds) {
      problems.add((path.isEmpty() ? "the request" : path) + " " + problem);
    }
    return holds;
  }
}
