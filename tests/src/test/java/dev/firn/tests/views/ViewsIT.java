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
import java.sql.DatabaseMetaData;
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
              new RowReader("tpcds", analyst).read(view, IndependentSql.of(name)));

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
            + IndependentSql.sales()
            + ") GROUP BY 1, 2 ORDER BY 1, 2";

    assertThat(rows(hours)).isEqualTo(rows(generator)).isNotEmpty();
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

  @Test
  void toolsFindTheViewsWithTypesAndComments() throws SQLException {
    List<String> views = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    try (Connection analyst = RetailOnMain.connect(LAKE, "analyst")) {
      DatabaseMetaData metadata = analyst.getMetaData();
      assertThat(first(metadata.getCatalogs(), "TABLE_CAT")).contains("lake");
      assertThat(first(metadata.getSchemas("lake", "retail\\_views"), "TABLE_SCHEM"))
          .containsExactly("retail_views");
      try (ResultSet found =
          metadata.getTables("lake", "retail\\_views", "%", new String[] {"VIEW"})) {
        while (found.next()) {
          views.add(found.getString("TABLE_NAME"));
        }
      }
      try (ResultSet found =
          metadata.getColumns("lake", "retail\\_views", "channel\\_trend\\_monthly", "%")) {
        while (found.next()) {
          columns.add(
              found.getString("COLUMN_NAME")
                  + " "
                  + found.getString("TYPE_NAME")
                  + ": "
                  + found.getString("REMARKS"));
        }
      }
    }

    assertThat(views).containsExactlyInAnyOrderElementsOf(views().toList());
    assertThat(columns)
        .startsWith(
            "month date: First day of the month, by sold_on, in UTC",
            "channel varchar: store, catalog or web",
            "lines bigint: Lines sold",
            "units bigint: Units sold",
            "gross_sales decimal(38,2): Paid for what was sold, in USD, without tax")
        .contains("return_rate double: Share of the lines that were returned");
  }

  private static SemanticModel model() {
    Lake lake = LAKE.lake();
    return ViewsYaml.read(LAKE.site().lake().resolveSibling(ViewsYaml.FILE_NAME), lake, Map.of());
  }

  private static JsonNode json(CommandResult result) throws Exception {
    assertThat(result.err()).isEmpty();
    return JSON.readTree(result.out());
  }

  private static List<String> first(ResultSet result, String column) throws SQLException {
    List<String> values = new ArrayList<>();
    try (result) {
      while (result.next()) {
        values.add(result.getString(column));
      }
    }
    return values;
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
