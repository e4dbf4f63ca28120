package dev.firn.local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request whose shape was checked: required fields are there, and every field is of its kind. */
record Request(ObjectNode body) {
  /** A resource's name, in lower case as the catalog keeps it. */
  String name(String field) {
    return folded(body.path(field).asText());
  }

  Optional<String> text(String field) {
    return body.hasNonNull(field) ? Optional.of(body.get(field).textValue()) : Optional.empty();
  }

  List<String> texts(String field) {
    List<String> members = new ArrayList<>();
    body.path(field).forEach(member -> members.add(member.textValue()));
    return members;
  }

  Map<String, String> map(String field) {
    Map<String, String> entries = new LinkedHashMap<>();
    body.path(field)
        .properties()
        .forEach(entry -> entries.put(entry.getKey(), entry.getValue().textValue()));
    return entries;
  }

  boolean flag(String field) {
    return body.path(field).asBoolean(false);
  }

  /** The definition that the caller gives, with its name in lower case and without nulls. */
  ObjectNode definition(String field) {
    ObjectNode definition = ((ObjectNode) body.get(field)).deepCopy();
    definition.removeNulls();
    return definition.put("Name", folded(definition.get("Name").textValue()));
  }

  /** The API does not rename: a definition must carry the name that it is meant for. */
  void refuseRename(String name, ObjectNode definition) {
    String defined = definition.get("Name").textValue();
    if (!folded(name).equals(defined)) {
      throw GlueException.invalidInput(
          "Cannot rename %s to %s: the API has no rename".formatted(folded(name), defined));
    }
  }

  int pageSize() {
    return body.path("MaxResults").asInt(Shapes.PAGE_SIZE);
  }

  /** Where the last page ended, or the given beginning. */
  String pageStart(String beginning) {
    return text("NextToken")
        .filter(token -> !token.isEmpty())
        .map(Request::decoded)
        .orElse(beginning);
  }

  static String pageEnd(String last) {
    return Base64.getUrlEncoder()
        .encodeToString(("after:" + last).getBytes(StandardCharsets.UTF_8));
  }

  static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String decoded(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith("after:")) {
        return text.substring("after:".length());
      }
    } catch (IllegalArgumentException e) {
      throw new GlueException(ErrorCode.INVALID_INPUT, "Invalid NextToken: " + token, e);
    }
    throw GlueException.invalidInput("Invalid NextToken: " + token);
  }
}
