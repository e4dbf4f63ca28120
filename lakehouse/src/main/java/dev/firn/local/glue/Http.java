package dev.firn.local.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bodies in and out of an exchange. */
final class Http {
  /** More than the largest definition needs, little enough for a small heap. */
  static final int MAX_BODY_BYTES = 4 << 20;

  private static final String PROTOCOL_TYPE = "application/x-amz-json-1.1";

  private Http() {}

  /** The whole body, or nothing when it is larger than any request may be. */
  static Optional<byte[]> body(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    return body.length > MAX_BODY_BYTES ? Optional.empty() : Optional.of(body);
  }

  static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = Json.text(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", PROTOCOL_TYPE);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
