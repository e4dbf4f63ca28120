package dev.firn.local.part;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Predicate;

/** Healthy when a GET answers 200 with a body that satisfies. */
public final class HttpHealth implements HealthCheck {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final int OK = 200;

  private final URI uri;
  private final Predicate<String> body;

  /**
   * A check of that address.
   *
   * @param body whether what it answers will do
   */
  public HttpHealth(String uri, Predicate<String> body) {
    this.uri = URI.create(uri);
    this.body = body;
  }

  /** A check that takes any answer. */
  public HttpHealth(String uri) {
    this(uri, any -> true);
  }

  @Override
  public boolean passes() {
    try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(uri).timeout(TIMEOUT).build(), BodyHandlers.ofString());
      return response.statusCode() == OK && body.test(response.body());
    } catch (IOException unreachable) {
      return false;
    } catch (InterruptedException problem) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
