package dev.firn.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;

class StoreClockTest {

  @Test
  void isSeenInTheAnswersOfAnAwsClient() throws Exception {
    assertThat(aheadAfterAnAnswerOf(Duration.ofSeconds(-120)))
        .isBetween(Duration.ofSeconds(119), Duration.ofSeconds(150));
    assertThat(aheadAfterAnAnswerOf(Duration.ofSeconds(120)))
        .isBetween(Duration.ofSeconds(-121), Duration.ofSeconds(-90));
  }

  @Test
  void isUnknownBeforeTheFirstAnswer() {
    assertThat(new StoreClock().ahead()).isEmpty();
  }

  private static Duration aheadAfterAnAnswerOf(Duration storeAhead) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> answered =
          CompletableFuture.runAsync(() -> answerOne(server, storeAhead));
      try (GlueClient client = client(server.getLocalPort())) {
        client.getDatabases(request -> {});
      }
      answered.get();
    }
    return StoreClock.ofProcess().ahead().orElseThrow();
  }

  private static GlueClient client(int port) {
    return GlueClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .build();
  }

  private static void answerOne(ServerSocket server, Duration storeAhead) {
    try (Socket socket = server.accept()) {
      readRequest(socket);
      String date =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              ZonedDateTime.now(ZoneOffset.UTC).plus(storeAhead));
      String answer =
          "HTTP/1.1 200 OK\r\nDate: %s\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
              .formatted(date);
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void readRequest(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).trim());
      }
    }
    for (int i = 0; i < length; i++) {
      in.read();
    }
  }
}
