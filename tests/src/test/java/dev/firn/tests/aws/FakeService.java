package dev.firn.tests.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firn.local.glue.fault.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A service on a port of its own. It answers one request at a time, so its state needs no locks.
 * What a caller does not learn of, since the reply is lost, has happened all the same.
 */
public final class FakeService implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final Protocol protocol;
  private final Map<String, FakeOperation> operations = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private volatile Faults faults = Faults.none();

  private FakeService(HttpServer server, Protocol protocol, List<FakeOperation> operations) {
    this.server = server;
    this.protocol = protocol;
    operations.forEach(it -> this.operations.put(it.name(), it));
  }

  /** Starts a service. */
  public static FakeService start(Protocol protocol, List<FakeOperation> operations)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FakeService service = new FakeService(server, protocol, operations);
    server.createContext("/", service::handle);
    server.start();
    return service;
  }

  /** Where it answers, for an SDK's {@code endpointOverride}. */
  public String endpoint() {
    return "http://%s:%d"
        .formatted(
            server.getAddress().getAddress().getHostAddress(), server.getAddress().getPort());
  }

  /** What goes wrong from now on. */
  public void failBy(Faults next) {
    faults = next;
  }

  /** All requests that it understood, in order, those that went wrong included. */
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Forgets the requests so far. */
  public synchronized void forgetCalls() {
    calls.clear();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      JsonNode node = body.length == 0 ? object() : JSON.readTree(body);
      Optional<Call> call =
          node instanceof ObjectNode object ? protocol.call(exchange, object) : Optional.empty();
      if (call.isEmpty() || !operations.containsKey(call.get().operation())) {
        refuse(
            exchange, new Refusal(404, "UnknownOperationException", "There is no such operation"));
        return;
      }
      calls.add(call.get());
      answer(exchange, call.get());
    }
  }

  private void answer(HttpExchange exchange, Call call) throws IOException {
    Optional<Fault> fault = faults.next(call.operation());
    if (fault.isEmpty()) {
      try {
        send(exchange, 200, run(call));
      } catch (Refusal refusal) {
        refuse(exchange, refusal);
      }
      return;
    }
    switch (fault.get()) {
      case Fault.Fail(int status, String code, boolean applied) -> {
        runUnseen(call, applied);
        refuse(exchange, new Refusal(status, code, "As the test says"));
      }
      // Closing the exchange without headers closes the connection.
      case Fault.Drop(boolean applied) -> runUnseen(call, applied);
      case Fault.Hold() -> throw new IllegalStateException("Cannot hold " + call.operation());
    }
  }

  private ObjectNode run(Call call) {
    return operations.get(call.operation()).answer(call.request());
  }

  private void runUnseen(Call call, boolean applied) {
    if (applied) {
      try {
        run(call);
      } catch (Refusal refusal) {
        // The caller does not learn of it.
      }
    }
  }

  private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
    exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.code());
    String message = String.valueOf(refusal.getMessage());
    send(
        exchange, refusal.status(), object().put("__type", refusal.code()).put("Message", message));
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** An empty answer. */
  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
