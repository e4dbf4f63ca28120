package dev.firn.local;

import dev.firn.local.site.LocalException;
import dev.firn.local.site.LocalException.Category;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/** Makes a bucket on the local S3 endpoint, which asks for no signature. */
final class LocalBucket {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Set<Integer> CREATED_OR_THERE = Set.of(200, 409);

  private LocalBucket() {}

  /** Creates the bucket unless it exists. */
  static void create(String endpoint, String bucket) {
    var request =
        HttpRequest.newBuilder(URI.create(endpoint + "/" + bucket))
            .timeout(TIMEOUT)
            .PUT(BodyPublishers.noBody())
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, BodyHandlers.ofString());
      if (!CREATED_OR_THERE.contains(response.statusCode())) {
        throw new LocalException(
            Category.EXTERNAL,
            "Cannot create bucket %s: %d %s"
                .formatted(bucket, response.statusCode(), response.body()));
      }
    } catch (IOException problem) {
      throw new LocalException(
          Category.EXTERNAL, "Cannot create bucket %s at %s".formatted(bucket, endpoint), problem);
    } catch (InterruptedException problem) {
      Thread.currentThread().interrupt();
      throw new LocalException(Category.USER, "Cannot wait: interrupted", problem);
    }
  }
}
