package dev.firn.tests.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.Lake;
import dev.firn.local.glue.GlueConfig;
import dev.firn.local.glue.GlueServer;
import dev.firn.local.site.LocalCredentials;
import dev.firn.target.athena.AthenaClients;
import dev.firn.target.aws.Pace;
import dev.firn.tests.LocalLake.CommandResult;
import dev.firn.tests.aws.Faults;
import dev.firn.tests.aws.redshift.FakeRedshift;
import dev.firn.tests.aws.redshift.StatementFaults;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;

/** The command against a Data API over PostgreSQL, which is no Redshift, and a QuickSight. */
class RedshiftCommandIT extends PublishCommandContract {

  private static PostgresLake postgres;
  private static EmptyTables tables;

  private GlueServer server;
  private GlueClient glue;
  private FakeRedshift redshift;

  @BeforeAll
  static void startPostgres() throws Exception {
    LocalCredentials.use();
    Lake lake = RetailDeclared.lake();
    tables = EmptyTables.create(lake);
    postgres = PostgresLake.start();
    for (String table : RetailDeclared.tables()) {
      postgres.create(lake, lake.table(table).orElseThrow());
    }
  }

  @AfterAll
  static void stopPostgres() throws Exception {
    if (postgres != null) {
      postgres.close();
    }
    if (tables != null) {
      tables.close();
    }
  }

  @Override
  String engine() {
    return "redshift";
  }

  @Override
  Map<String, String> start(Path data) throws Exception {
    server = GlueServer.start(GlueConfig.of(data));
    String endpoint = server.endpoint().toString();
    glue = AthenaClients.glue("us-east-1", Optional.of(endpoint), Pace.ofAws());
    tables.enter(glue);
    redshift = FakeRedshift.start(DriverManager.getConnection(postgres.url()));
    redshift.runByHand("DROP SCHEMA IF EXISTS retail_views CASCADE");
    redshift.runByHand("DELETE FROM svv_external_schemas");
    return Map.of(
        "FIRN_GLUE_ENDPOINT",
        endpoint,
        "FIRN_S3_ENDPOINT",
        tables.endpoint(),
        "FIRN_S3_PATH_STYLE",
        "true",
        "FIRN_REDSHIFT_DATABASE",
        "dev",
        "FIRN_REDSHIFT_WORKGROUP",
        "reports",
        "FIRN_REDSHIFT_ENDPOINT",
        redshift.endpoint());
  }

  @Override
  void stop() throws Exception {
    redshift.close();
    glue.close();
    server.close();
  }

  @Override
  void replaceByHand(String view) throws SQLException {
    redshift.runByHand("DROP VIEW retail_views." + view);
    redshift.runByHand("CREATE VIEW retail_views." + view + " AS SELECT 1 AS lines");
  }

  @Override
  void failStatements(Optional<String> part) {
    redshift.failStatements(
        part.map(it -> StatementFaults.of(it, "ERROR: 1023 Serializable isolation violation"))
            .orElse(StatementFaults.none()));
  }

  @Override
  void failBy(Faults faults) {
    redshift.failBy(faults);
  }

  @Override
  String writing() {
    return "BatchExecuteStatement";
  }

  @Override
  String busy() {
    return "ActiveStatementsExceededException";
  }

  @Override
  List<String> takeWrites() {
    return redshift.takeWrites();
  }

  @Test
  void aViewOverATableThatIsNotThereIsRefusedAndTheOthersArePublished() throws Exception {
    declareOnly(TOTAL, "inventory_position");
    glue.deleteTable(it -> it.databaseName("retail").name("sales"));

    CommandResult refused = views("publish");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out().lines())
        .contains(
            "redshift: refused  sales_total: table 'sales' is not there: failed: table 'sales' is"
                + " not there",
            "redshift: create   inventory_position: is not there: done",
            "quicksight: create   sales_total: is not there: done");
    assertThat(redshift.takeWrites()).noneMatch(sql -> sql.contains("\"sales_total\" AS"));
  }
}
