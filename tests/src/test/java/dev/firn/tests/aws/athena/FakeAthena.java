package dev.firn.tests.aws.athena;

import static dev.firn.tests.aws.FakeOperation.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.tests.aws.Call;
import dev.firn.tests.aws.FakeOperation;
import dev.firn.tests.aws.FakeService;
import dev.firn.tests.aws.Faults;
import dev.firn.tests.aws.Limit;
import dev.firn.tests.aws.Protocol;
import dev.firn.tests.aws.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.GetQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * Athena, as far as views need it. A statement goes one state further with each request of anybody,
 * QUEUED, RUNNING, SUCCEEDED or FAILED, and does something on the last step. A token that came
 * before is answered with the statement that it began.
 */
public final class FakeAthena implements AutoCloseable {

  private static final List<Limit> START_LIMITS =
      List.of(
          Limit.required("QueryString"),
          Limit.length("QueryString", 1, 262_144),
          Limit.length("ClientRequestToken", 32, 128),
          Limit.pattern("WorkGroup", "[a-zA-Z0-9._-]{1,128}"));
  private static final List<String> STATES = List.of("QUEUED", "RUNNING");

  private final PrestoViews views;
  private final Map<String, Execution> executions = new LinkedHashMap<>();
  private final Map<String, Execution> byToken = new LinkedHashMap<>();
  private final List<String> writes = new ArrayList<>();
  private final FakeService service;
  private volatile Function<String, Optional<String>> failures = _ -> Optional.empty();

  private FakeAthena(PrestoViews views) throws IOException {
    this.views = views;
    this.service =
        FakeService.start(
            Protocol.json("AmazonAthena"),
            List.of(
                new FakeOperation(
                    "StartQueryExecution",
                    StartQueryExecutionRequest::builder,
                    START_LIMITS,
                    this::start),
                new FakeOperation(
                    "GetQueryExecution",
                    GetQueryExecutionRequest::builder,
                    List.of(
                        Limit.required("QueryExecutionId"),
                        Limit.pattern("QueryExecutionId", "\\S{1,128}")),
                    this::get)));
  }

  /**
   * Starts it.
   *
   * @param glue where it keeps views
   * @param columns of each view, by its name
   */
  public static FakeAthena start(GlueClient glue, Function<String, List<String>> columns)
      throws IOException {
    return new FakeAthena(new PrestoViews(glue, columns));
  }

  /** Where it answers. */
  public String endpoint() {
    return service.endpoint();
  }

  /** Which requests go wrong from now on. */
  public void failBy(Faults faults) {
    service.failBy(faults);
  }

  /** Why a statement fails from now on; empty if it is tried. */
  public void failStatements(Function<String, Optional<String>> next) {
    failures = next;
  }

  /** The operations of all requests, in order. */
  public List<String> operations() {
    return service.calls().stream().map(Call::operation).toList();
  }

  /** Statements that did something, since this was asked last. */
  public List<String> takeWrites() {
    synchronized (writes) {
      List<String> taken = List.copyOf(writes);
      writes.clear();
      return taken;
    }
  }

  /** Lets everything that was taken come to its end. */
  public void settle() {
    for (int i = 0; i <= STATES.size(); i++) {
      step();
    }
  }

  private ObjectNode start(ObjectNode request) {
    step();
    String token = text(request, "ClientRequestToken");
    if (token.isEmpty()) {
      throw Refusal.validation("This fake insists on a ClientRequestToken");
    }
    Execution execution = byToken.get(token);
    if (execution == null) {
      execution = new Execution(UUID.randomUUID().toString(), text(request, "QueryString"));
      executions.put(execution.id, execution);
      byToken.put(token, execution);
    } else if (!execution.sql.equals(text(request, "QueryString"))) {
      throw new Refusal(400, "InvalidRequestException", "Idempotent parameters do not match");
    }
    return FakeService.object().put("QueryExecutionId", execution.id);
  }

  private ObjectNode get(ObjectNode request) {
    Execution execution = executions.get(text(request, "QueryExecutionId"));
    if (execution == null) {
      throw new Refusal(400, "InvalidRequestException", "QueryExecution was not found");
    }
    step();
    ObjectNode answer = FakeService.object();
    ObjectNode status = answer.putObject("QueryExecution").putObject("Status");
    status.put("State", execution.state());
    if (execution.error != null) {
      status.put("StateChangeReason", execution.error);
    }
    return answer;
  }

  private void step() {
    List.copyOf(executions.values()).forEach(this::step);
  }

  private void step(Execution execution) {
    if (execution.ended || ++execution.steps < STATES.size()) {
      return;
    }
    execution.ended = true;
    try {
      failures
          .apply(execution.sql)
          .ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
          });
      views.run(execution.sql);
      synchronized (writes) {
        writes.add(execution.sql);
      }
    } catch (IllegalArgumentException e) {
      execution.error = e.getMessage();
    }
  }

  @Override
  public void close() {
    service.close();
  }

  private static final class Execution {
    private final String id;
    private final String sql;
    private int steps;
    private boolean ended;
    private @Nullable String error;

    private Execution(String id, String sql) {
      this.id = id;
      this.sql = sql;
    }

    private String state() {
      if (!ended) {
        return STATES.get(steps);
      }
      return error == null ? "SUCCEEDED" : "FAILED";
    }
  }
}
