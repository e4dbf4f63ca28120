package dev.firn.tests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of S3 as bulk deletion needs: it throttles, and fails for single keys, when told to. */
final class DeletingS3 implements AutoCloseable {
  private static final Pattern KEY = Pattern.compile("<Key>([^<]+)</Key>");

  /** Keys that are there. */
  final Set<String> keys = new ConcurrentSkipListSet<>();

  /** Keys that cannot be deleted. */
  final Set<String> stuck = new ConcurrentSkipListSet<>();

  /** How many keys each request named that was not refused as a whole. */
  final List<Integer> requests = new ArrayList<>();

  private final HttpServer server;
  private int throttled;

  DeletingS3() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/bucket", this::answer);
    server.start();
  }

  String endpoint() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** The next so many requests are told to slow down. */
  synchronized void throttle(int requests) {
    throttled = requests;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (exchange.getRequestMethod().equals("HEAD")) {
      String key = exchange.getRequestURI().getPath().substring("/bucket/".length());
      exchange.sendResponseHeaders(keys.contains(key) ? 200 : 404, -1);
    } else if (throttled > 0) {
      throttled--;
      reply(exchange, 503, "<Error><Code>SlowDown</Code><Message>Slow down</Message></Error>");
    } else {
      reply(exchange, 200, "<DeleteResult>" + delete(body) + "</DeleteResult>");
    }
    exchange.close();
  }

  private String delete(String body) {
    Set<String> named = new TreeSet<>();
    Matcher matcher = KEY.matcher(body);
    while (matcher.find()) {
      named.add(matcher.group(1));
    }
    requests.add(named.size());
    StringBuilder errors = new StringBuilder();
    for (String key : named) {
      if (stuck.contains(key)) {
        errors.append("<Error><Key>").append(key);
        errors.append("</Key><Code>InternalError</Code><Message>stuck</Message></Error>");
      } else {
        keys.remove(key);
      }
    }
    return errors.toString();
  }

  private static void reply(HttpExchange exchange, int status, String xml) throws IOException {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
