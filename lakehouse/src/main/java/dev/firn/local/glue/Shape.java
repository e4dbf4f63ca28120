package dev.firn.local.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the API allows a value to be. A value of the wrong kind is a SerializationException at once;
 * broken constraints are gathered. Fields that a structure does not name are let through: the
 * catalog keeps what it does not know.
 */
sealed interface Shape {
  void check(JsonNode value, String path, Violations violations);

  /** A string of so many bytes in UTF-8 that matches a pattern. */
  record Text(int minBytes, int maxBytes, Pattern pattern) implements Shape {
    @Override
    public void check(JsonNode value, String path, Violations violations) {
      expect(value.isTextual(), value, path, "a string");
      String text = value.textValue();
      int bytes = text.getBytes(StandardCharsets.UTF_8).length;
      if (bytes < minBytes) {
        violations.add(text, path, "Member must have length greater than or equal to " + minBytes);
      }
      if (bytes > maxBytes) {
        violations.add(text, path, "Member must have length less than or equal to " + maxBytes);
      }
      if (!pattern.matcher(text).matches()) {
        violations.add(
            text, path, "Member must satisfy regular expression pattern: " + pattern.pattern());
      }
    }
  }

  /** A whole number within bounds. */
  record Whole(int min, int max) implements Shape {
    @Override
    public void check(JsonNode value, String path, Violations violations) {
      expect(value.isIntegralNumber(), value, path, "a whole number");
      if (!value.canConvertToInt() || value.intValue() < min) {
        violations.add(
            value.asText(), path, "Member must have value greater than or equal to " + min);
      } else if (value.intValue() > max) {
        violations.add(value.asText(), path, "Member must have value less than or equal to " + max);
      }
    }
  }

  /** True or false. */
  record Flag() implements Shape {
    @Override
    public void check(JsonNode value, String path, Violations violations) {
      expect(value.isBoolean(), value, path, "true or false");
    }
  }

  /** A list of at most so many members. */
  record ListOf(Shape member, int min, int max) implements Shape {
    @Override
    public void check(JsonNode value, String path, Violations violations) {
      expect(value.isArray(), value, path, "a list");
      if (value.size() < min || value.size() > max) {
        violations.add(
            value.size() + " members",
            path,
            "Member must have length between %d and %d".formatted(min, max));
      }
      for (int i = 0; i < value.size(); i++) {
        member.check(value.get(i), "%s.%d.member".formatted(path, i + 1), violations);
      }
    }
  }

  /** A map of strings to strings. */
  record MapOf(Text key, Text member) implements Shape {
    @Override
    public void check(JsonNode value, String path, Violations violations) {
      expect(value.isObject(), value, path, "a map");
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        key.check(TextNode.valueOf(entry.getKey()), path + ".key", violations);
        member.check(entry.getValue(), path + ".value", violations);
      }
    }
  }

  /** An object with known fields, some of them required. A null is a missing value. */
  record Structure(Map<String, Shape> fields, Set<String> required) implements Shape {
    public Structure {
      fields = Collections.unmodifiableMap(new TreeMap<>(fields));
      required = Set.copyOf(required);
    }

    static Structure of(Map<String, Shape> fields) {
      return new Structure(fields, Set.of());
    }

    Structure requiring(String... names) {
      return new Structure(fields, Set.of(names));
    }

    @Override
    public void check(JsonNode value, String path, Violations violations) {
      expect(value.isObject(), value, path, "an object");
      fields.forEach((name, shape) -> checkField(value, name, shape, path, violations));
    }

    private void checkField(
        JsonNode value, String name, Shape shape, String path, Violations violations) {
      String camelCase = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
      String fieldPath = path.isEmpty() ? camelCase : path + "." + camelCase;
      if (value.hasNonNull(name)) {
        shape.check(value.get(name), fieldPath, violations);
      } else if (required.contains(name)) {
        violations.addMissing(fieldPath);
      }
    }
  }

  private static void expect(boolean isOfKind, JsonNode value, String path, String kind) {
    if (!isOfKind) {
      throw new GlueException(
          ErrorCode.SERIALIZATION,
          "%s must be %s, not %s"
              .formatted(path, kind, value.getNodeType().toString().toLowerCase(Locale.ROOT)));
    }
  }
}
