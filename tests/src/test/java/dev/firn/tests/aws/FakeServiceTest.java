package dev.firn.tests.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.local.glue.fault.Fault;
import dev.firn.local.glue.fault.FaultRule;
import dev.firn.local.glue.fault.FaultScript;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;

/** A fake refuses what the service would refuse, and fails as it is told to. */
class FakeServiceTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private FakeService service;
  private int done;

  @BeforeEach
  void start() throws IOException {
    service =
        FakeService.start(
            Protocol.json("RedshiftData"),
            List.of(
                new FakeOperation(
                    "ExecuteStatement",
                    ExecuteStatementRequest::builder,
                    List.of(Limit.required("Sql"), Limit.length("ClientToken", 1, 8)),
                    _ -> FakeService.object().put("Id", Integer.toString(++done)))));
  }

  @AfterEach
  void stop() {
    service.close();
    http.close();
  }

  @Test
  void answersWhatFitsTheModel() throws Exception {
    assertThat(post("{\"Sql\": \"SELECT 1\", \"ResultFormat\": \"JSON\"}"))
        .isEqualTo("200 {\"Id\":\"1\"}");
    assertThat(service.calls()).extracting(Call::operation).containsExactly("ExecuteStatement");
  }

  @Test
  void refusesEveryMemberThatIsWrong() throws Exception {
    assertThat(post("{\"Sq\": \"x\", \"Database\": 1, \"ResultFormat\": \"XML\"}"))
        .isEqualTo(
            "400 {\"__type\":\"ValidationException\",\"Message\":\"Database must be String, not"
                + " NUMBER; ResultFormat must be one of [JSON, CSV]; unknown member Sq\"}");
    assertThat(done).isZero();
  }

  @Test
  void refusesWhatIsMissingOrTooLong() throws Exception {
    assertThat(post("{}")).contains("missing member Sql");
    assertThat(post("{\"Sql\": \"SELECT 1\", \"ClientToken\": \"123456789\"}"))
        .contains("ClientToken has length 9, not 1 to 8");
  }

  @Test
  void anAnswerThatIsLostHasItsEffect() {
    FaultScript script = new FaultScript();
    script.add(FaultRule.once("ExecuteStatement", new Fault.Drop(true)));
    service.failBy(Faults.of(script));

    assertThatThrownBy(() -> post("{\"Sql\": \"SELECT 1\"}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("received no bytes");
    assertThat(done).isEqualTo(1);
  }

  @Test
  void findsTheOperationOfAPath() throws Exception {
    RestJson rest =
        new RestJson(
            List.of(
                new RestJson.Route("Describe", "GET", "/accounts/{AwsAccountId}/data-sets/{Id}")));
    try (FakeService quick =
        FakeService.start(
            rest,
            List.of(
                new FakeOperation(
                    "Describe",
                    ExecuteStatementRequest::builder,
                    List.of(),
                    request -> request)))) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(quick.endpoint() + "/accounts/1/data-sets/a%2Fb"))
              .build();

      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
      assertThat(quick.calls().getFirst().request().get("Id").asText()).isEqualTo("a/b");
    }
  }

  private String post(String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service.endpoint()))
            .header("X-Amz-Target", "RedshiftData.ExecuteStatement")
            .POST(BodyPublishers.ofString(body))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }
}
