package dev.firn.target.athena;

import dev.firn.semantic.Placement;
import dev.firn.semantic.ViewsException;
import dev.firn.semantic.ViewsException.Code;
import dev.firn.semantic.target.AthenaSettings;
import dev.firn.target.aws.Pace;
import dev.firn.target.aws.ServiceFailure;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecutionContext;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatus;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;

/**
 * Runs statements in Athena and waits for their ends. Each has a token of its own, so that a
 * statement whose reply was lost is found again instead of run twice.
 */
record AthenaStatements(
    AthenaClient client, AthenaSettings settings, Placement placement, Pace pace) {

  private static final String SERVICE = "Athena";

  /** What Athena takes, in bytes. */
  private static final int MAX_BYTES = 262_144;

  void run(String purpose, String sql) {
    int bytes = sql.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw new ViewsException(
          Code.TARGET_REFUSED,
          "Cannot %s in Athena: the statement has %d bytes, at most %d are taken"
              .formatted(purpose, bytes, MAX_BYTES));
    }
    String id = start(purpose, sql);
    Optional<String> failure = pace.await(purpose + " in Athena", () -> end(purpose, id));
    if (failure.isPresent()) {
      throw ServiceFailure.of(purpose, SERVICE, failure.get());
    }
  }

  private String start(String purpose, String sql) {
    StartQueryExecutionRequest.Builder request =
        StartQueryExecutionRequest.builder()
            .queryString(sql)
            .clientRequestToken(UUID.randomUUID().toString())
            .workGroup(settings.workgroup())
            .queryExecutionContext(
                QueryExecutionContext.builder()
                    .catalog(placement.catalog())
                    .database(placement.viewSchema())
                    .build());
    settings
        .output()
        .map(it -> ResultConfiguration.builder().outputLocation(it).build())
        .ifPresent(request::resultConfiguration);
    try {
      return client.startQueryExecution(request.build()).queryExecutionId();
    } catch (SdkException e) {
      throw ServiceFailure.of(purpose, SERVICE, e);
    }
  }

  /** Nothing while it runs; then why it failed, if it did. */
  private Optional<Optional<String>> end(String purpose, String id) {
    QueryExecutionStatus status;
    try {
      status = client.getQueryExecution(it -> it.queryExecutionId(id)).queryExecution().status();
    } catch (SdkException e) {
      throw ServiceFailure.of(purpose, SERVICE, e);
    }
    QueryExecutionState state = status.state();
    return switch (state) {
      case SUCCEEDED -> Optional.of(Optional.empty());
      case FAILED, CANCELLED ->
          Optional.of(
              Optional.of(
                  Optional.ofNullable(status.stateChangeReason())
                      .orElse("the statement is " + status.stateAsString())));
      case QUEUED, RUNNING, UNKNOWN_TO_SDK_VERSION -> Optional.empty();
    };
  }
}
