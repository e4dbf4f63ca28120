package dev.firn.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Reads a small text from where the user says it is: an {@code http(s)} URL, a path, or the URI of
 * any file system that the cluster has (such as {@code s3://}).
 */
final class TextSource {
  private static final int MAX_BYTES = 2_000_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private TextSource() {}

  /**
   * The text at a location.
   *
   * @throws IngestException if it does not answer or is too long
   */
  static String read(String location) {
    try {
      byte[] bytes = location.matches("https?://.*") ? fetch(location) : load(location);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("it has more than " + MAX_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(location, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreadable(location, e);
    }
  }

  private static byte[] fetch(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        throw new IOException("the server answers " + response.statusCode());
      }
      return body.readNBytes(MAX_BYTES + 1);
    }
  }

  private static byte[] load(String location) throws IOException {
    Path path = new Path(location);
    try (InputStream file = FileSystem.get(path.toUri()).open(path)) {
      return file.readNBytes(MAX_BYTES + 1);
    }
  }

  private static IngestException unreadable(String location, Exception cause) {
    String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new IngestException(
        IngestException.Code.SOURCE_UNREADABLE, "Cannot read " + location + ": " + reason, cause);
  }
}
