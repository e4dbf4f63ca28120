package dev.firn.tests.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How long a member of a request may be, and whether it must be there, from the service's own
 * model.
 *
 * @param path names joined by points
 * @param required whether it must be there, which the SDK's classes do not say of every member
 * @param min of the members of a list, or of the bytes of a text
 */
public record Limit(String path, boolean required, int min, int max, String pattern) {

  private static final String ANYTHING = "(?s).*";

  /** A length, in bytes or members. */
  public static Limit length(String path, int min, int max) {
    return new Limit(path, false, min, max, ANYTHING);
  }

  /** A member that must be there. */
  public static Limit required(String path) {
    return new Limit(path, true, 0, Integer.MAX_VALUE, ANYTHING);
  }

  /** A pattern. */
  public static Limit pattern(String path, String pattern) {
    return new Limit(path, false, 0, Integer.MAX_VALUE, pattern);
  }

  /** What is wrong with a request. */
  Optional<String> problem(JsonNode request) {
    JsonNode value = request.at("/" + path.replace('.', '/'));
    if (value.isMissingNode() || value.isNull()) {
      return required ? Optional.of("missing member " + path) : Optional.empty();
    }
    int length =
        value.isArray() ? value.size() : value.asText().getBytes(StandardCharsets.UTF_8).length;
    if (length < min || length > max) {
      return Optional.of("%s has length %d, not %d to %d".formatted(path, length, min, max));
    }
    return value.isTextual() && !value.asText().matches(pattern)
        ? Optional.of("%s does not match %s".formatted(path, pattern))
        : Optional.empty();
  }
}
