package dev.firn.local.glue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API over HTTP: every operation is a POST to the root. */
final class ApiHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

  private final Dispatcher dispatcher;

  ApiHandler(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      long start = System.nanoTime();
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      Reply reply = reply(exchange, target);
      exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
      send(exchange, reply);
      LOG.debug("{} {} in {} us", target, status(reply), (System.nanoTime() - start) / 1000);
    }
  }

  private Reply reply(HttpExchange exchange, @Nullable String target) throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/")) {
      return new Reply.Refusal(404, "UnknownOperationException", "Nothing is here, only at /");
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return new Reply.Refusal(405, "UnknownOperationException", "Only POST is answered");
    }
    Optional<byte[]> body = Http.body(exchange);
    if (body.isEmpty()) {
      return new Reply.Refusal(
          413,
          "RequestEntityTooLargeException",
          "A request may have %d bytes".formatted(Http.MAX_BODY_BYTES));
    }
    return dispatcher.reply(target, body.get());
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    switch (reply) {
      case Reply.Answer answer -> Http.send(exchange, 200, answer.body());
      case Reply.Refusal refusal -> {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.type());
        Http.send(
            exchange,
            refusal.status(),
            Json.object().put("__type", refusal.type()).put("Message", refusal.message()));
      }
      case Reply.Silence silence -> {
        // Closing the exchange without headers closes the connection.
      }
    }
  }

  private static String status(Reply reply) {
    return switch (reply) {
      case Reply.Answer answer -> "200";
      case Reply.Refusal refusal -> refusal.status() + " " + refusal.type();
      case Reply.Silence silence -> "no answer";
    };
  }
}
