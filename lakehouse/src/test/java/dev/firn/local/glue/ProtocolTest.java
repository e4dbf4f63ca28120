package dev.firn.local.glue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol where no well-behaved client would take it. */
class ProtocolTest {
  @TempDir Path data;

  private final HttpClient http = HttpClient.newHttpClient();
  private GlueServer server;

  @BeforeEach
  void start() {
    server = GlueServer.start(GlueConfig.of(data).withFaultsOverHttp());
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void namesTheErrorInHeaderAndBody() throws Exception {
    HttpResponse<String> answer = call("GetDatabase", "{\"Name\":\"absent\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("EntityNotFoundException");
    assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.1");
    assertThat(answer.body())
        .isEqualTo(
            "{\"__type\":\"EntityNotFoundException\",\"Message\":\"Database absent not found.\"}");
  }

  @Test
  void refusesAnOperationThatItDoesNotHave() throws Exception {
    HttpResponse<String> answer = call("StartJobRun", "{}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("UnknownOperationException", "AWSGlue.StartJobRun");
  }

  @Test
  void refusesParametersThatItWouldHaveToIgnore() throws Exception {
    HttpResponse<String> answer =
        call("GetTable", "{\"DatabaseName\":\"d\",\"Name\":\"t\",\"TransactionId\":\"x\"}");
    assertThat(answer.body()).contains("InvalidInputException", "TransactionId of GetTable");
  }

  @Test
  void refusesWhatIsNotJson() throws Exception {
    for (String body : new String[] {"{", "[]", "7", "{} {}", "\u0000", "[".repeat(5000)}) {
      HttpResponse<String> answer = call("GetDatabase", body);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("SerializationException");
    }
  }

  @Test
  void tellsEveryViolationAtOnce() throws Exception {
    HttpResponse<String> answer = call("CreateTable", "{\"TableInput\":{\"Name\":\"\"}}");
    assertThat(answer.body())
        .contains("2 validation errors detected", "'databaseName'", "'tableInput.name'");
  }

  @Test
  void refusesABodyThatIsTooLarge() throws Exception {
    HttpResponse<String> answer = call("CreateTable", "x".repeat(Http.MAX_BODY_BYTES + 1));
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void refusesADefinitionThatIsTooLarge() throws Exception {
    call("CreateDatabase", "{\"DatabaseInput\":{\"Name\":\"d\"}}");
    HttpResponse<String> answer =
        call(
            "CreateTable",
            "{\"DatabaseName\":\"d\",\"TableInput\":{\"Name\":\"t\",\"Unknown\":\"%s\"}}"
                .formatted("x".repeat(1_000_001)));
    assertThat(answer.body()).contains("InvalidInputException", "at most 1000000 are allowed");
  }

  @Test
  void keepsFieldsThatItDoesNotKnow() throws Exception {
    call("CreateDatabase", "{\"DatabaseInput\":{\"Name\":\"d\",\"New\":{\"a\":[1.50,null]}}}");
    assertThat(call("GetDatabase", "{\"Name\":\"d\"}").body())
        .contains("\"New\":{\"a\":[1.50,null]}");
  }

  @Test
  void answersOnlyAtTheRoot() throws Exception {
    assertThat(send("GET", "/", "").statusCode()).isEqualTo(405);
    assertThat(send("POST", "/elsewhere", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void tellsItsHealth() throws Exception {
    assertThat(send("GET", "/health", "").body())
        .isEqualTo("{\"status\":\"up\",\"databases\":0,\"tables\":0}");
  }

  @Test
  void takesFaultsOverHttp() throws Exception {
    String rule =
        """
        {"operation": "GetDatabases", "times": 1,
         "fault": {"kind": "fail", "status": 503, "code": "Busy", "applied": false}}
        """;
    assertThat(send("POST", "/faults", rule).statusCode()).isEqualTo(200);
    assertThat(call("GetDatabases", "{}").statusCode()).isEqualTo(503);
    assertThat(call("GetDatabases", "{}").statusCode()).isEqualTo(200);
    assertThat(send("POST", "/faults", "{\"fault\":{\"kind\":\"fire\"}}").statusCode())
        .isEqualTo(400);
  }

  private HttpResponse<String> call(String operation, String body)
      throws IOException, InterruptedException {
    return http.send(
        request("POST", "/", body).header("X-Amz-Target", "AWSGlue." + operation).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(request(method, path, body).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    URI uri = server.endpoint().resolve(path);
    return HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body));
  }
}
