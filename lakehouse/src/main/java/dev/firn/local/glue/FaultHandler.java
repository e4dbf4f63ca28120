package dev.firn.local.glue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.firn.local.glue.fault.FaultRule;
import dev.firn.local.glue.fault.FaultScript;
import java.io.IOException;

/**
 * The fault script over HTTP, for tests whose server is another process: {@code GET /faults} lists
 * the rules, {@code POST /faults} adds one, {@code DELETE /faults} forgets all, {@code POST
 * /faults/release} carries out the requests that are held.
 */
final class FaultHandler implements HttpHandler {
  private final FaultScript faults;

  FaultHandler(FaultScript faults) {
    this.faults = faults;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      switch (request) {
        case "GET /faults" -> Http.send(exchange, 200, Json.MAPPER.valueToTree(faults.rules()));
        case "POST /faults" -> add(exchange);
        case "DELETE /faults" -> {
          faults.clear();
          Http.send(exchange, 200, Json.object());
        }
        case "POST /faults/release" ->
            Http.send(exchange, 200, Json.object().put("released", faults.release()));
        default -> refuse(exchange, 404, "no " + request);
      }
    }
  }

  private void add(HttpExchange exchange) throws IOException {
    byte[] body = Http.body(exchange).orElse(new byte[0]);
    try {
      faults.add(Json.MAPPER.readValue(body, FaultRule.class));
      Http.send(exchange, 200, Json.object());
    } catch (JsonProcessingException e) {
      refuse(exchange, 400, "not a rule: " + e.getOriginalMessage());
    }
  }

  private static void refuse(HttpExchange exchange, int status, String reason) throws IOException {
    JsonNode body = Json.object().put("Message", "Cannot script a fault: " + reason);
    Http.send(exchange, status, body);
  }
}
