package dev.firn.cli.keep;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firn.keeper.Keeper;
import dev.firn.keeper.TableStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Answers {@code GET /health} and {@code GET /metrics} with what the keeper knows of its tables.
 */
final class KeeperEndpoint implements AutoCloseable {

  private static final int OK = 200;

  private final HttpServer server;

  private KeeperEndpoint(HttpServer server) {
    this.server = server;
  }

  static KeeperEndpoint start(int port, Keeper keeper) throws IOException {
    return start(port, keeper::status);
  }

  static KeeperEndpoint start(int port, Supplier<List<TableStatus>> tables) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = bind(address);
    server.createContext(
        "/health", exchange -> answer(exchange, "application/json", KeeperJson.text(tables.get())));
    server.createContext(
        "/metrics",
        exchange ->
            answer(
                exchange,
                "text/plain; version=0.0.4; charset=utf-8",
                KeeperMetrics.text(tables.get(), Instant.now(), cpu())));
    server.start();
    return new KeeperEndpoint(server);
  }

  String address() {
    return "http://127.0.0.1:%d/health".formatted(server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static HttpServer bind(InetSocketAddress address) throws IOException {
    try {
      return HttpServer.create(address, 0);
    } catch (IOException problem) {
      throw new IOException(
          "Cannot listen on port %d: %s".formatted(address.getPort(), problem.getMessage()),
          problem);
    }
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static void answer(HttpExchange exchange, String type, String text) throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(OK, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
