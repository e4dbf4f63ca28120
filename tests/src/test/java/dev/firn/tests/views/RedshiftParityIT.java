package dev.firn.tests.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firn.lake.Lake;
import dev.firn.tests.LocalLake;
import dev.firn.tests.LocalLake.CommandResult;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The SQL for Redshift over the same rows in PostgreSQL, which Redshift descends from: what differs
 * is named in the report. This is no test of Redshift itself.
 */
class RedshiftParityIT {

  private static final LocalLake LAKE = LocalLake.shared();
  private static final List<String> TABLES =
      List.of(
          "sales",
          "inventory",
          "item",
          "store",
          "promotion",
          "date_dim",
          "weather",
          "unemployment");

  private static PostgresLake postgres;

  @BeforeAll
  static void copyTheLake() throws Exception {
    RetailOnMain.await(LAKE);
    assertThat(LAKE.firn("views", "publish").exitCode()).isZero();
    postgres = PostgresLake.start();
    Lake lake = LAKE.lake();
    try (Connection trino = RetailOnMain.connect(LAKE, "analyst")) {
      for (String table : TABLES) {
        postgres.copy(lake, lake.table(table).orElseThrow(), trino);
      }
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void everyViewHasTheSameValues() throws Exception {
    CommandResult result = LAKE.firn("views", "verify", "--redshift", postgres.url(), "--json");

    JsonNode report = new ObjectMapper().readTree(result.out());
    assertThat(report.get("views")).hasSize(12);
    assertThat(report.get("views")).allMatch(view -> view.get("match").asBoolean(), result.out());
    assertThat(report.get("views")).allMatch(view -> view.get("rows").asLong() > 0);
    assertThat(report.get("views"))
        .allMatch(view -> !view.get("name").asText().isEmpty())
        .allMatch(view -> view.get("targets").size() == 2)
        .allMatch(view -> view.get("max_relative_difference").isNumber());
    assertThat(report.get("replaced"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "this is PostgreSQL, not Redshift",
            "APPROXIMATE COUNT(DISTINCT x) is COUNT(DISTINCT x)",
            "ADD_MONTHS is a function made for this session");
    assertThat(result.exitCode()).isZero();
  }
}
