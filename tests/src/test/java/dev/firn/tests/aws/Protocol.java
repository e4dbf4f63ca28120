package dev.firn.tests.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.util.Optional;

/** How a service finds the operation of a request. */
public interface Protocol {

  /**
   * The operation and all its members; empty if there is no such operation.
   *
   * @param body the request's body, empty if it has none
   */
  Optional<Call> call(HttpExchange exchange, ObjectNode body);

  /** AWS JSON: every operation is a POST to the root, and a header names it. */
  static Protocol json(String targetPrefix) {
    return (exchange, body) ->
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
            .filter(target -> target.startsWith(targetPrefix + "."))
            .map(target -> new Call(target.substring(targetPrefix.length() + 1), body));
  }
}
