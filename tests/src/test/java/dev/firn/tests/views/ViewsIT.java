package dev.firn.tests.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firn.lake.Lake;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.View;
import dev.firn.semantic.yaml.ViewsYaml;
import dev.firn.tests.LocalLake;
import dev.firn.tests.LocalLake.CommandResult;
import dev.firn.verify.RowReader;
import dev.firn.verify.ViewComparison;
import dev.firn.verify.ViewMatch;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The retailer's views, published to a running Trino and asked as analysts ask. */
class ViewsIT {

  private static final LocalLake LAKE = LocalLake.shared();
  private static final ObjectMapper JSON = new ObjectMapper();

  @BeforeAll
  static void publish() throws SQLException {
    RetailOnMain.await(LAKE);
    CommandResult published = LAKE.firn("views", "publish");
    assertThat(published.exitCode()).as(published.out() + published.err()).isZero();
  }

  @ParameterizedTest
  @MethodSource("views")
  void aViewEqualsSqlThatSomebodyElseWrote(String name) throws SQLException {
    View view = model().view(name).orElseThrow();
    try (Connection analyst = RetailOnMain.connect(LAKE, "analyst")) {
      ViewMatch match =
          ViewComparison.compare(
              view,
              new RowReader("trino", analyst).read(view, "SELECT * FROM retail_views." + name),
              RetailOnMain.ORACLE.rows(view, analyst));

      assertThat(match.differences()).isEmpty();
      assertThat(match.rows()).isPositive();
    }
  }

  static Stream<String> views() {
    return model().views().stream().map(View::name);
  }

  @Test
  void theHoursOfAMerchantAddUpToWhatTheGeneratorHas() throws SQLException {
    String hours =
        "SELECT channel, store_id, sum(lines), sum(gross_sales), sum(net_sales)"
            + " FROM retail_views.merchant_hourly GROUP BY 1, 2 ORDER BY 1, 2";
    String generator =
        "SELECT channel, store_id, count(*), sum(net_paid),"
            + " sum(coalesce(net_paid, 0) - coalesce(return_amount, 0)) FROM ("
            + RetailOnMain.ORACLE.sales()
            + ") GROUP BY 1, 2 ORDER BY 1, 2";

    assertThat(rows(hours)).isEqualTo(rows(generator)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"weather", "unemployment"})
  void whatIsMadeUpIsTheSameInSql(String table) throws SQLException {
    String truth =
        table.equals("weather")
            ? RetailOnMain.ORACLE.weather()
            : RetailOnMain.ORACLE.unemployment();

    assertThat(rows("TABLE retail.%s EXCEPT SELECT * FROM (%s)".formatted(table, truth))).isEmpty();
    assertThat(rows("SELECT * FROM (%s) EXCEPT TABLE retail.%s".formatted(truth, table))).isEmpty();
  }

  @Test
  void verifyPrintsBothValuesOfEveryView() throws Exception {
    String[] scale = {"--scale", "0.001", "--inventory-weeks", "1"};
    JsonNode report = json(verify(scale, "--json"));
    CommandResult printed = verify(scale);

    assertThat(report.get("views")).hasSize(model().views().size());
    assertThat(report.get("views"))
        .allMatch(view -> view.get("match").asBoolean())
        .allMatch(view -> view.get("rows").asLong() > 0)
        .allMatch(view -> !view.get("totals").isEmpty());
    assertThat(report.get("skipped")).isEmpty();
    assertThat(printed.exitCode()).isZero();
    assertThat(printed.out())
        .containsPattern("equal +sales_total: 1 rows of trino and tpcds")
        .containsPattern("  lines +222210 +222210\n");
  }

  private static CommandResult verify(String[] scale, String... more) {
    List<String> all = new ArrayList<>(List.of("views", "verify", "--oracle", "tpcds"));
    all.addAll(List.of(scale));
    all.addAll(List.of(more));
    return LAKE.firn(all.toArray(String[]::new));
  }

  @Test
  void aSecondPublicationChangesNothing() throws Exception {
    assertThat(json(LAKE.firn("views", "publish", "--json"))).isEmpty();

    CommandResult diff = LAKE.firn("views", "diff");

    assertThat(diff.out()).startsWith("Nothing differs");
    assertThat(diff.exitCode()).isZero();
  }

  @Test
  void findsAndRepairsWhatSomebodyChangedByHand() throws Exception {
    run("CREATE OR REPLACE VIEW retail_views.sales_total AS SELECT 1 AS lines");
    run("COMMENT ON COLUMN retail_views.returns_daily.refunds IS 'Mine'");
    String invoker = LAKE.firn("views", "render", "inventory_position").out();
    run(invoker.replace(";", "").replace("SECURITY DEFINER", "SECURITY INVOKER"));
    run("DROP VIEW retail_views.promotion_effect");

    CommandResult diff = LAKE.firn("views", "diff", "--json");

    assertThat(diff.exitCode()).isEqualTo(1);
    assertThat(json(diff))
        .extracting(change -> change.get("change").asText() + " " + change.get("view").asText())
        .containsExactlyInAnyOrder(
            "repair sales_total",
            "repair returns_daily",
            "repair inventory_position",
            "create promotion_effect");
    assertThat(LAKE.firn("views", "publish").exitCode()).isZero();
    assertThat(LAKE.firn("views", "diff").exitCode()).isZero();
  }

  @Test
  void findsSqlThatWasChangedUnderItsComment() throws Exception {
    String comment =
        rows("SELECT comment FROM system.metadata.table_comments WHERE catalog_name = 'lake'"
                + " AND schema_name = 'retail_views' AND table_name = 'sales_total'")
            .getFirst()
            .getFirst();
    run(
        "CREATE OR REPLACE VIEW retail_views.sales_total COMMENT '%s' AS SELECT 1 AS lines"
            .formatted(comment.replace("'", "''")));

    CommandResult diff = LAKE.firn("views", "diff");

    assertThat(diff.out()).isEqualTo("repair   sales_total: its SQL was changed by hand\n");
    assertThat(LAKE.firn("views", "publish").exitCode()).isZero();
  }

  @Test
  void publishedViewsHaveTheValuesOfTheirDefinitions() throws Exception {
    JsonNode report = json(LAKE.firn("views", "verify", "--json"));

    assertThat(report.get("views")).hasSize(model().views().size());
    assertThat(report.get("views")).allMatch(view -> view.get("match").asBoolean());
  }

  private static SemanticModel model() {
    Lake lake = LAKE.lake();
    return ViewsYaml.read(LAKE.site().lake().resolveSibling(ViewsYaml.FILE_NAME), lake, Map.of());
  }

  private static JsonNode json(CommandResult result) throws Exception {
    assertThat(result.err()).isEmpty();
    return JSON.readTree(result.out());
  }

  private static void run(String sql) throws SQLException {
    try (Connection trino = RetailOnMain.connect(LAKE, "firn");
        Statement statement = trino.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<List<String>> rows(String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection trino = RetailOnMain.connect(LAKE, "analyst");
        Statement statement = trino.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
