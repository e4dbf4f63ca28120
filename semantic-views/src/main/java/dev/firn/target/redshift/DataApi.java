package dev.firn.target.redshift;

import dev.firn.semantic.ViewsException;
import dev.firn.semantic.ViewsException.Code;
import dev.firn.semantic.target.RedshiftConnection;
import dev.firn.target.aws.Pace;
import dev.firn.target.aws.ServiceFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;

/**
 * Runs statements through Redshift's Data API and waits for their ends. Each has a token of its
 * own, so that one whose reply was lost is found again instead of run twice.
 */
record DataApi(RedshiftDataClient client, RedshiftConnection connection, Pace pace) {

  private static final String SERVICE = "Redshift";

  /** The service's limit is 100 KB for a statement. */
  private static final int MAX_BYTES = 100_000;

  /** All rows of a query as texts; null is an empty text. */
  List<List<String>> rows(String purpose, String sql) {
    Ended ended = run(purpose, List.of(sql));
    if (ended.failure().isPresent()) {
      throw failed(purpose, ended.failure().get());
    }
    return ended.hasRows() ? read(purpose, ended.id()) : List.of();
  }

  /** Runs statements in one transaction. */
  void all(String purpose, List<String> statements) {
    Optional<String> failure = attempt(purpose, statements);
    if (failure.isPresent()) {
      throw failed(purpose, failure.get());
    }
  }

  /**
   * Runs statements in one transaction.
   *
   * @return why Redshift undid all of it, if it did
   */
  Optional<String> attempt(String purpose, List<String> statements) {
    return run(purpose, statements).failure();
  }

  private record Ended(String id, boolean hasRows, Optional<String> failure) {}

  private Ended run(String purpose, List<String> statements) {
    statements.forEach(statement -> requireRoom(purpose, statement));
    String id = start(purpose, statements);
    return pace.await(purpose + " in " + SERVICE, () -> end(purpose, id));
  }

  private static void requireRoom(String purpose, String statement) {
    int bytes = statement.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw new ViewsException(
          Code.TARGET_REFUSED,
          "Cannot %s in %s: the statement has %d bytes, at most %d are taken"
              .formatted(purpose, SERVICE, bytes, MAX_BYTES));
    }
  }

  private String start(String purpose, List<String> statements) {
    DataRequests requests = new DataRequests(connection, UUID.randomUUID().toString());
    try {
      return statements.size() == 1
          ? client.executeStatement(requests.one(statements.getFirst())).id()
          : client.batchExecuteStatement(requests.all(statements)).id();
    } catch (SdkException e) {
      throw ServiceFailure.of(purpose, SERVICE, e);
    }
  }

  /** Nothing while it runs. */
  private Optional<Ended> end(String purpose, String id) {
    DescribeStatementResponse found;
    try {
      found = client.describeStatement(it -> it.id(id));
    } catch (SdkException e) {
      throw ServiceFailure.of(purpose, SERVICE, e);
    }
    return switch (found.status()) {
      case FINISHED ->
          Optional.of(new Ended(id, Boolean.TRUE.equals(found.hasResultSet()), Optional.empty()));
      case FAILED, ABORTED -> Optional.of(new Ended(id, false, Optional.of(reason(found))));
      case SUBMITTED, PICKED, STARTED, ALL, UNKNOWN_TO_SDK_VERSION -> Optional.empty();
    };
  }

  private static String reason(DescribeStatementResponse found) {
    return found.error() == null || found.error().isBlank()
        ? "the statement is " + found.statusAsString()
        : found.error();
  }

  private List<List<String>> read(String purpose, String id) {
    try {
      return client.getStatementResultPaginator(it -> it.id(id)).stream()
          .map(GetStatementResultResponse::records)
          .flatMap(List::stream)
          .map(row -> row.stream().map(DataApi::text).toList())
          .toList();
    } catch (SdkException e) {
      throw ServiceFailure.of(purpose, SERVICE, e);
    }
  }

  private static String text(Field field) {
    return switch (field.type()) {
      case STRING_VALUE -> field.stringValue();
      case LONG_VALUE -> String.valueOf(field.longValue());
      case BOOLEAN_VALUE -> String.valueOf(field.booleanValue());
      case DOUBLE_VALUE -> String.valueOf(field.doubleValue());
      case IS_NULL, BLOB_VALUE, UNKNOWN_TO_SDK_VERSION -> "";
    };
  }

  /** Says why it failed. */
  static ViewsException failed(String purpose, String reason) {
    return ServiceFailure.of(purpose, SERVICE, reason);
  }
}
