package dev.firn.tests.aws.redshift;

import static dev.firn.tests.aws.FakeOperation.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.semantic.target.Grantee;
import dev.firn.tests.aws.Call;
import dev.firn.tests.aws.FakeOperation;
import dev.firn.tests.aws.FakeService;
import dev.firn.tests.aws.Faults;
import dev.firn.tests.aws.Limit;
import dev.firn.tests.aws.Protocol;
import dev.firn.tests.aws.Refusal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultRequest;

/**
 * The Data API in front of a PostgreSQL. Statements go one state further with each request of
 * anybody, and run on the last; several of one request are one transaction. A request with a token
 * that came before is answered with the statement that it began.
 */
public final class FakeRedshift implements AutoCloseable {

  private static final int PAGE_ROWS = 3;
  private static final List<Limit> START_LIMITS =
      List.of(
          Limit.length("Sql", 1, 100_000),
          Limit.length("Sqls", 1, 40),
          Limit.length("ClientToken", 1, 64),
          Limit.length("StatementName", 0, 500),
          Limit.pattern("WorkgroupName", "[a-z0-9-]{3,64}"),
          Limit.pattern("ClusterIdentifier", "[a-z][a-z0-9]*(-[a-z0-9]+)*"));
  private static final List<Limit> ID_LIMITS =
      List.of(
          Limit.required("Id"),
          Limit.pattern("Id", "[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}(:\\d{0,2})?"));

  private final StatementEngine engine;
  private final Connection postgres;
  private final Map<String, FakeStatement> statements = new LinkedHashMap<>();
  private final Map<String, FakeStatement> byToken = new LinkedHashMap<>();
  private final FakeService service;

  private FakeRedshift(Connection postgres) throws IOException {
    this.postgres = postgres;
    this.engine = new StatementEngine(postgres);
    this.service =
        FakeService.start(
            Protocol.json("RedshiftData"),
            List.of(
                new FakeOperation(
                    "ExecuteStatement",
                    ExecuteStatementRequest::builder,
                    with(Limit.required("Sql"), START_LIMITS),
                    request -> start(request, List.of(text(request, "Sql")))),
                new FakeOperation(
                    "BatchExecuteStatement",
                    BatchExecuteStatementRequest::builder,
                    with(Limit.required("Sqls"), START_LIMITS),
                    request -> start(request, texts(request.get("Sqls")))),
                new FakeOperation(
                    "DescribeStatement",
                    DescribeStatementRequest::builder,
                    ID_LIMITS,
                    this::describe),
                new FakeOperation(
                    "GetStatementResult",
                    GetStatementResultRequest::builder,
                    ID_LIMITS,
                    this::result)));
  }

  /**
   * Starts it.
   *
   * @param postgres of which nothing else is made use; closed in the end
   */
  public static FakeRedshift start(Connection postgres) throws IOException, SQLException {
    RedshiftInPostgres.prepare(postgres);
    return new FakeRedshift(postgres);
  }

  /** Where it answers. */
  public String endpoint() {
    return service.endpoint();
  }

  /** Which requests go wrong from now on. */
  public void failBy(Faults faults) {
    service.failBy(faults);
  }

  /** Which statements fail from now on; one that fails undoes the whole transaction. */
  public void failStatements(StatementFaults faults) {
    engine.failBy(faults);
  }

  /** Statements that changed something and were committed, since this was asked last. */
  public List<String> takeWrites() {
    return engine.takeWrites();
  }

  /** The operations of all requests, in order. */
  public List<String> operations() {
    return service.calls().stream().map(Call::operation).toList();
  }

  /** Makes a user, a group or a role. */
  public void create(Grantee identity) throws SQLException {
    RedshiftInPostgres.create(identity, postgres);
  }

  /** What somebody does by hand. */
  public void runByHand(String sql) throws SQLException {
    engine.runByHand(sql);
  }

  /** Rows of a query, by hand. */
  public List<List<@Nullable String>> rows(String sql) throws SQLException {
    return engine.rows(sql);
  }

  /** Lets everything that was taken come to its end. */
  public void settle() {
    while (statements.values().stream().anyMatch(it -> !it.ended())) {
      step();
    }
  }

  private ObjectNode start(ObjectNode request, List<String> sqls) {
    requireAddress(request);
    step();
    String token = text(request, "ClientToken");
    FakeStatement statement = byToken.get(token);
    if (statement == null) {
      statement = new FakeStatement(UUID.randomUUID().toString(), sqls);
      statements.put(statement.id, statement);
      byToken.put(token, statement);
    } else if (!statement.sqls.equals(sqls)) {
      throw Refusal.validation("ClientToken was used with other parameters");
    }
    return FakeService.object().put("Id", statement.id);
  }

  private static void requireAddress(ObjectNode request) {
    if (request.has("WorkgroupName") == request.has("ClusterIdentifier")) {
      throw Refusal.validation("Either WorkgroupName or ClusterIdentifier is needed");
    }
    if (!request.has("Database")) {
      throw Refusal.validation("Database is needed");
    }
    if (request.has("DbUser") && (request.has("SecretArn") || request.has("WorkgroupName"))) {
      throw Refusal.validation("DbUser is for a cluster without a secret");
    }
    if (!request.has("ClientToken")) {
      throw Refusal.validation("This fake insists on a ClientToken");
    }
  }

  private ObjectNode describe(ObjectNode request) {
    FakeStatement statement = find(request);
    step();
    ObjectNode answer =
        FakeService.object()
            .put("Id", statement.id)
            .put("Status", statement.status())
            .put("HasResultSet", statement.hasRows());
    if (statement.error() != null) {
      answer.put("Error", statement.error());
    }
    return answer;
  }

  private ObjectNode result(ObjectNode request) {
    FakeStatement statement = find(request);
    if (!statement.hasRows()) {
      throw new Refusal(400, "ResourceNotFoundException", "Query does not have result");
    }
    int from = Integer.parseInt("0" + text(request, "NextToken"));
    int to = Math.min(from + PAGE_ROWS, statement.rows().size());
    ObjectNode answer = FakeService.object();
    ArrayNode records = answer.putArray("Records");
    statement.rows().subList(from, to).forEach(row -> addRow(records.addArray(), row));
    if (to < statement.rows().size()) {
      answer.put("NextToken", Integer.toString(to));
    }
    return answer;
  }

  private static void addRow(ArrayNode fields, List<@Nullable String> row) {
    for (String value : row) {
      if (value == null) {
        fields.addObject().put("isNull", true);
      } else {
        fields.addObject().put("stringValue", value);
      }
    }
  }

  private FakeStatement find(ObjectNode request) {
    FakeStatement statement = statements.get(text(request, "Id"));
    if (statement == null) {
      throw new Refusal(400, "ResourceNotFoundException", "Statement does not exist");
    }
    return statement;
  }

  private void step() {
    List.copyOf(statements.values()).forEach(it -> it.step(engine));
  }

  private static List<Limit> with(Limit limit, List<Limit> others) {
    List<Limit> all = new ArrayList<>(others);
    all.add(limit);
    return all;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(it -> texts.add(it.asText()));
    return texts;
  }

  @Override
  public void close() throws SQLException {
    service.close();
    postgres.close();
  }
}
