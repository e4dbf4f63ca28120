package dev.firn.tests.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.lake.Lake;
import dev.firn.local.glue.fault.Fault;
import dev.firn.local.glue.fault.FaultRule;
import dev.firn.local.glue.fault.FaultScript;
import dev.firn.local.site.LocalCredentials;
import dev.firn.render.RenderedView;
import dev.firn.semantic.Target;
import dev.firn.semantic.ViewsException;
import dev.firn.semantic.target.Grantee;
import dev.firn.semantic.target.Grantee.Kind;
import dev.firn.semantic.target.RedshiftConnection;
import dev.firn.semantic.target.RedshiftConnection.Compute;
import dev.firn.semantic.target.RedshiftConnection.Login;
import dev.firn.target.ViewChange;
import dev.firn.target.ViewOutcome;
import dev.firn.target.ViewStore;
import dev.firn.target.WantedView;
import dev.firn.target.aws.Pace;
import dev.firn.target.redshift.ExternalSchema;
import dev.firn.target.redshift.RedshiftClients;
import dev.firn.target.redshift.RedshiftViewStore;
import dev.firn.tests.aws.Faults;
import dev.firn.tests.aws.redshift.FakeRedshift;
import dev.firn.tests.aws.redshift.StatementFaults;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** Publishing to a Data API over PostgreSQL that fails in every way. It is no Redshift. */
class RedshiftPublishingIT extends ViewStoreContract {

  private static final Grantee ANALYSTS = new Grantee(Kind.ROLE, "analysts");
  private static final Grantee BI = new Grantee(Kind.GROUP, "bi");
  private static final Grantee EVE = new Grantee(Kind.USER, "eve");
  private static final Pace PACE =
      new Pace(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofSeconds(60), 6);

  private static PostgresLake postgres;

  private final List<WantedView> wanted = RetailDeclared.wanted(Target.REDSHIFT);
  private FakeRedshift redshift;
  private RedshiftDataClient client;

  @BeforeAll
  static void startPostgres() throws Exception {
    LocalCredentials.use();
    postgres = PostgresLake.start();
    Lake lake = RetailDeclared.lake();
    for (String table : RetailDeclared.tables()) {
      postgres.create(lake, lake.table(table).orElseThrow());
    }
  }

  @AfterAll
  static void stopPostgres() throws Exception {
    if (postgres != null) {
      postgres.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    redshift = FakeRedshift.start(DriverManager.getConnection(postgres.url()));
    redshift.runByHand("DROP SCHEMA IF EXISTS retail_views CASCADE");
    redshift.runByHand("DELETE FROM svv_external_schemas");
    for (Grantee identity : List.of(ANALYSTS, BI, EVE)) {
      redshift.create(identity);
    }
    client = RedshiftClients.open("us-east-1", Optional.of(redshift.endpoint()), PACE);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    redshift.close();
  }

  @Override
  ViewStore store() {
    return store(Optional.of(List.of(BI, ANALYSTS)));
  }

  @Override
  List<WantedView> wanted() {
    return wanted;
  }

  @Override
  void replaceByHand(String view) throws SQLException {
    redshift.runByHand("DROP VIEW IF EXISTS retail_views." + view);
    redshift.runByHand("CREATE VIEW retail_views." + view + " AS SELECT 1 AS lines");
  }

  @Override
  void dropByHand(String view) throws SQLException {
    redshift.runByHand("DROP VIEW retail_views." + view);
  }

  @Override
  void commentByHand(String view) throws SQLException {
    redshift.runByHand(
        "DO 'BEGIN EXECUTE ''COMMENT ON VIEW retail_views.%s IS '' || quote_literal(''Mine '' ||"
                .formatted(view)
            + " obj_description(''retail_views.%s''::regclass)); END'".formatted(view));
  }

  @Override
  List<String> takeWrites() {
    return redshift.takeWrites();
  }

  @Test
  void makesTheSchemasAndLetsTheDeclaredIn() throws Exception {
    assertThat(plan().changes())
        .extracting(change -> change.kind() + " " + change.view())
        .startsWith("create external schema 'retail'", "create schema 'retail_views'");

    publish();

    assertThat(redshift.rows("SELECT databasename, esoptions FROM svv_external_schemas"))
        .containsExactly(List.of("retail", "{\"REGION\":\"us-east-1\",\"IAM_ROLE\":\"default\"}"));
    assertThat(readers("sales_total")).containsExactly("group bi", "role analysts");
  }

  @Test
  void findsAndRepairsRightsThatSomebodyChangedByHand() throws Exception {
    publish();
    redshift.runByHand("REVOKE SELECT ON retail_views.sales_total FROM analysts");
    redshift.runByHand("GRANT SELECT ON retail_views.returns_daily TO eve");
    redshift.runByHand("REVOKE USAGE ON SCHEMA retail_views FROM bi");

    assertThat(plan().changes())
        .extracting(change -> change.view() + ": " + change.reason())
        .containsExactlyInAnyOrder(
            "schema 'retail_views': 'group bi' may not use it",
            "sales_total: 'role analysts' may not select from it",
            "returns_daily: 'user eve' may select from it");
    publish();
    assertThat(plan().changes()).isEmpty();
    assertThat(readers("returns_daily")).containsExactly("group bi", "role analysts");
  }

  @Test
  void rightsThatNobodyDeclaresAreLeftAloneEvenWhenColumnsChange() throws Exception {
    ViewStore store = store(Optional.empty());
    publish(store, wanted);
    redshift.runByHand("GRANT SELECT ON retail_views.sales_total TO eve");
    assertThat(target(store, wanted).plan().changes()).isEmpty();
    redshift.takeWrites();

    publish(store, withOtherColumns("sales_total"));

    assertThat(readers("sales_total")).containsExactly("user eve");
    assertThat(redshift.takeWrites()).anyMatch(sql -> sql.startsWith("DROP VIEW"));
    assertThat(redshift.rows("SELECT * FROM retail_views.sales_total").getFirst())
        .containsExactly("7");
  }

  @Test
  void aViewThatCannotBeQueriedIsUndone() throws Exception {
    publish();
    List<List<String>> before = definition("sales_total");
    redshift.failStatements(StatementFaults.of("LIMIT 0", "ERROR: relation is not there"));

    List<ViewOutcome> outcomes = publish(store(), withOtherColumns("sales_total"));

    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            ViewOutcome.Failed.class,
            failed ->
                assertThat(failed.reason())
                    .isEqualTo(
                        "Cannot write view 'sales_total' in Redshift: ERROR: relation is not"
                            + " there"));
    assertThat(definition("sales_total")).isEqualTo(before);
    assertThat(readers("sales_total")).containsExactly("group bi", "role analysts");
  }

  @Test
  void anExternalSchemaOverAnotherDatabaseStopsEverything() throws Exception {
    redshift.runByHand("INSERT INTO svv_external_schemas VALUES (1, 'retail', 'wholesale', '{}')");

    assertThat(plan().changes())
        .contains(
            new ViewChange.Refused(
                "external schema 'retail'",
                "stands for Glue database 'wholesale', not 'retail': drop it, or name another"));
    assertThatThrownBy(this::publish)
        .isInstanceOf(ViewsException.class)
        .hasMessage(
            "Cannot publish to Redshift: external schema 'retail' stands for Glue database"
                + " 'wholesale', not 'retail': drop it, or name another");
    assertThat(redshift.takeWrites()).isEmpty();
  }

  @Test
  void aStatementThatFailsKeepsNoOtherBack() {
    redshift.failStatements(
        StatementFaults.of("\"sales_total\" AS", "ERROR: 1023 Serializable isolation violation"));

    List<ViewOutcome> outcomes = publish();

    assertThat(outcomes).filteredOn(ViewOutcome.Failed.class::isInstance).hasSize(1);
    redshift.failStatements(StatementFaults.none());
    assertThat(plan().changes())
        .extracting(change -> change.kind() + " " + change.view())
        .containsExactly("create sales_total");
    assertThat(publish()).allMatch(ViewOutcome.Done.class::isInstance);
    assertThat(plan().changes()).isEmpty();
  }

  @Test
  void aServiceThatIsBusyIsAskedAgain() {
    FaultScript script = new FaultScript();
    for (String operation :
        List.of("ExecuteStatement", "BatchExecuteStatement", "DescribeStatement")) {
      script.add(
          new FaultRule(operation, null, 1, 3, new Fault.Fail(400, "ThrottlingException", false)));
    }
    script.add(
        new FaultRule(
            "BatchExecuteStatement",
            null,
            4,
            2,
            new Fault.Fail(400, "ActiveStatementsExceededException", false)));
    redshift.failBy(Faults.of(script));

    assertThat(publish()).allMatch(ViewOutcome.Done.class::isInstance);
    assertThat(script.rules()).isEmpty();
  }

  @Test
  void aServiceThatStaysBusyIsAClearFailure() {
    redshift.failBy(
        _ -> Optional.of(new Fault.Fail(400, "ActiveStatementsExceededException", false)));

    assertThatThrownBy(this::publish)
        .isInstanceOf(ViewsException.class)
        .hasMessage(
            "Cannot look for external schema 'retail' in Redshift:"
                + " ActiveStatementsExceededException: As the test says");
    redshift.failBy(Faults.none());
    assertThat(publish()).allMatch(ViewOutcome.Done.class::isInstance);
  }

  @Test
  void whatWasDoneButNotAnsweredIsNotDoneTwice() {
    FaultScript script = new FaultScript();
    script.add(new FaultRule("BatchExecuteStatement", null, 0, 1, new Fault.Drop(true)));
    script.add(
        new FaultRule(
            "ExecuteStatement", null, 3, 1, new Fault.Fail(500, "InternalServerException", true)));
    redshift.failBy(Faults.of(script));

    assertThat(publish()).allMatch(ViewOutcome.Done.class::isInstance);

    assertThat(script.rules()).isEmpty();
    assertThat(redshift.takeWrites().stream().filter(sql -> sql.startsWith("CREATE OR REPLACE")))
        .hasSameSizeAs(wanted);
  }

  @Test
  void aStatementThatIsTooLongIsRefused() {
    WantedView total = wanted.getFirst();
    RenderedView rendered = total.rendered();
    String query = "SELECT '" + "x".repeat(100_000) + "' AS lines";
    WantedView huge =
        new WantedView(new RenderedView(rendered.view(), rendered.placement(), query));

    List<ViewOutcome> outcomes = publish(store(), List.of(huge));

    assertThat(outcomes)
        .filteredOn(ViewOutcome.Failed.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            ViewOutcome.Failed.class,
            failed -> assertThat(failed.reason()).contains("at most 100000 are taken"));
  }

  /** Whatever goes wrong, and however often, the end is the same as without. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void endsRightWhateverGoesWrong(long seed) throws Exception {
    publish();
    List<List<String>> expected = state();
    redshift.runByHand("DROP SCHEMA retail_views CASCADE");
    redshift.runByHand("DELETE FROM svv_external_schemas");
    Random random = new Random(seed);
    redshift.failBy(
        Faults.random(random, 20, "ActiveStatementsExceededException", "InternalServerException"));
    redshift.failStatements(StatementFaults.random(random, 10));

    int runs = 0;
    while (!publishedWhole()) {
      assertThat(++runs).as("runs with seed %d", seed).isLessThan(200);
    }

    redshift.failBy(Faults.none());
    redshift.failStatements(StatementFaults.none());
    redshift.settle();
    publish();
    assertThat(plan().changes()).as("differences with seed %d", seed).isEmpty();
    assertThat(state()).as("state with seed %d", seed).isEqualTo(expected);
  }

  private ViewStore store(Optional<List<Grantee>> grants) {
    return new RedshiftViewStore(
        RetailDeclared.model().placement(Target.REDSHIFT),
        new ExternalSchema("retail", "retail", "us-east-1", "default", Optional.empty()),
        grants,
        client,
        new RedshiftConnection("dev", new Compute.Workgroup("reports"), new Login.Caller()),
        PACE);
  }

  private List<WantedView> withOtherColumns(String view) {
    return wanted.stream()
        .filter(it -> it.name().equals(view))
        .map(it ->
            new WantedView(
                new RenderedView(
                    it.rendered().view(), it.rendered().placement(), "SELECT 7 AS seven")))
        .toList();
  }

  private List<String> readers(String view) throws SQLException {
    return redshift
        .rows(
            "SELECT identity_type || ' ' || identity_name FROM svv_relation_privileges"
                + " WHERE identity_name <> 'postgres' AND privilege_type = 'SELECT'"
                + " AND relation_name = '%s' ORDER BY 1".formatted(view))
        .stream()
        .map(List::getFirst)
        .toList();
  }

  private List<List<String>> definition(String view) throws SQLException {
    return redshift.rows("SELECT pg_get_viewdef('retail_views.%s'::regclass)".formatted(view));
  }

  private List<List<String>> state() throws SQLException {
    return redshift.rows(
        "SELECT c.relname, pg_get_viewdef(c.oid), obj_description(c.oid, 'pg_class'), c.relacl"
            + " FROM pg_class c WHERE c.relnamespace = 'retail_views'::regnamespace"
            + " ORDER BY c.relname");
  }
}
