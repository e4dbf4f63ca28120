package dev.firn.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firn.keeper.Keeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Answers {@code GET /health} with what the keeper knows of its tables. */
final class KeeperEndpoint implements AutoCloseable {

  private static final int OK = 200;

  private final HttpServer server;

  private KeeperEndpoint(HttpServer server) {
    this.server = server;
  }

  static KeeperEndpoint start(int port, Keeper keeper) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = bind(address);
    server.createContext("/health", exchange -> answer(exchange, keeper));
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

  private static void answer(HttpExchange exchange, Keeper keeper) throws IOException {
    try (exchange) {
      byte[] body = KeeperJson.text(keeper.status()).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(OK, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
