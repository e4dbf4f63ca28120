package dev.firn.local.glue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;

/** JSON as the protocol writes it: numbers unchanged, instants as seconds since 1970. */
final class Json {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A request's body; an empty body is an empty object. */
  static ObjectNode request(byte[] body) {
    try {
      JsonNode node = body.length == 0 ? object() : MAPPER.readTree(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new GlueException(ErrorCode.SERIALIZATION, "The request must be a JSON object");
    } catch (IOException e) {
      throw new GlueException(
          ErrorCode.SERIALIZATION, "The request is not JSON: " + firstLine(e), e);
    }
  }

  /** Reads what {@link #text} wrote. */
  static ObjectNode stored(String text) {
    try {
      return MAPPER.readValue(text, ObjectNode.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read a stored definition: " + firstLine(e), e);
    }
  }

  static String text(JsonNode node) {
    return node.toString();
  }

  static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }

  private static String firstLine(IOException e) {
    String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : null;
    String line = message == null ? e.toString() : message.lines().findFirst().orElse("");
    int place = line.indexOf(" (start marker");
    return place < 0 ? line : line.substring(0, place);
  }
}
