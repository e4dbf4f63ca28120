package dev.firn.tests.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.Lake;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.View;
import dev.firn.semantic.ViewColumn;
import dev.firn.semantic.yaml.ViewsYaml;
import dev.firn.tests.LocalLake;
import dev.firn.tests.LocalLake.CommandResult;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a BI tool asks over JDBC when it connects, and when somebody builds a report by clicks. */
class JdbcMetadataIT {

  private static final LocalLake LAKE = LocalLake.shared();
  private static final String SCHEMA = "retail\\_views";

  private Connection connection;
  private DatabaseMetaData metadata;

  @BeforeAll
  static void publish() throws SQLException {
    RetailOnMain.await(LAKE);
    CommandResult published = LAKE.firn("views", "publish");
    assertThat(published.exitCode()).as(published.out() + published.err()).isZero();
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = RetailOnMain.connect(LAKE, "analyst");
    metadata = connection.getMetaData();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void saysWhatItIs() throws SQLException {
    assertThat(connection.isValid(30)).isTrue();
    assertThat(metadata.getDatabaseProductName()).isEqualTo("Trino");
    assertThat(metadata.getDatabaseProductVersion()).startsWith("483");
    assertThat(metadata.getDriverName()).isNotEmpty();
    assertThat(metadata.getIdentifierQuoteString()).isEqualTo("\"");
    assertThat(metadata.getCatalogSeparator()).isEqualTo(".");
    assertThat(metadata.supportsSchemasInDataManipulation()).isTrue();
    assertThat(metadata.supportsGroupBy()).isTrue();
  }

  @Test
  void listsCatalogsSchemasAndKindsOfTables() throws SQLException {
    assertThat(values(metadata.getCatalogs(), "TABLE_CAT")).contains("lake");
    assertThat(values(metadata.getSchemas(), "TABLE_SCHEM")).contains("retail", "retail_views");
    assertThat(values(metadata.getSchemas("lake", SCHEMA), "TABLE_SCHEM"))
        .containsExactly("retail_views");
    assertThat(values(metadata.getTableTypes(), "TABLE_TYPE")).contains("TABLE", "VIEW");
  }

  @Test
  void listsViewsWithTheQuestionsThatTheyAnswer() throws SQLException {
    Map<String, String> remarks = new LinkedHashMap<>();
    try (ResultSet found = metadata.getTables("lake", SCHEMA, "%", new String[] {"VIEW"})) {
      while (found.next()) {
        assertThat(found.getString("TABLE_TYPE")).isEqualTo("VIEW");
        remarks.put(found.getString("TABLE_NAME"), String.valueOf(found.getString("REMARKS")));
      }
    }

    assertThat(remarks).containsOnlyKeys(model().views().stream().map(View::name).toList());
    // Trino's driver leaves the remarks of tables empty; the comments are in a system table.
    assertThat(comments())
        .allSatisfy((view, comment) ->
            assertThat(comment).startsWith(model().view(view).orElseThrow().question()))
        .hasSameSizeAs(remarks);
  }

  @Test
  void listsTheColumnsOfEveryViewWithTypesAndMeanings() throws SQLException {
    for (View view : model().views()) {
      List<String> found = new ArrayList<>();
      try (ResultSet columns =
          metadata.getColumns("lake", SCHEMA, view.name().replace("_", "\\_"), "%")) {
        while (columns.next()) {
          found.add(columns.getString("COLUMN_NAME") + ": " + columns.getString("REMARKS"));
          assertThat(columns.getInt("DATA_TYPE"))
              .isIn(
                  Types.DATE,
                  Types.TIMESTAMP,
                  Types.VARCHAR,
                  Types.BIGINT,
                  Types.DECIMAL,
                  Types.DOUBLE,
                  Types.BOOLEAN);
          assertThat(columns.getInt("ORDINAL_POSITION")).isEqualTo(found.size());
        }
      }

      assertThat(found).isEqualTo(view.columns().stream().map(JdbcMetadataIT::described).toList());
    }
  }

  private static String described(ViewColumn column) {
    return column.name() + ": " + column.description();
  }

  @Test
  void namesTypesAsTrinoDoes() throws SQLException {
    List<String> columns = new ArrayList<>();
    try (ResultSet found = metadata.getColumns("lake", SCHEMA, "channel\\_trend\\_monthly", "%")) {
      while (found.next()) {
        columns.add(found.getString("COLUMN_NAME") + " " + found.getString("TYPE_NAME"));
      }
    }

    assertThat(columns)
        .startsWith(
            "month date",
            "channel varchar",
            "lines bigint",
            "units bigint",
            "gross_sales decimal(38,2)")
        .contains("return_rate double");
  }

  @Test
  void hasNoKeysToJoinBy() throws SQLException {
    assertThat(values(metadata.getPrimaryKeys("lake", "retail_views", "sales_total"), "PK_NAME"))
        .isEmpty();
    assertThat(values(metadata.getImportedKeys("lake", "retail_views", "sales_total"), "FK_NAME"))
        .isEmpty();
  }

  @Test
  void listsTheTypesThatViewsHave() throws SQLException {
    assertThat(values(metadata.getTypeInfo(), "TYPE_NAME"))
        .contains("boolean", "bigint", "double", "varchar", "date", "decimal");
  }

  @Test
  void describesAStatementBeforeItRuns() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT * FROM lake.retail_views.merchant_hourly WHERE 1 = 0")) {
      ResultSetMetaData columns = statement.getMetaData();

      assertThat(columns.getColumnCount()).isEqualTo(9);
      assertThat(columns.getColumnLabel(1)).isEqualTo("hour");
      assertThat(columns.getColumnType(1)).isEqualTo(Types.TIMESTAMP);
      assertThat(columns.getColumnLabel(3)).isEqualTo("store_id");
      assertThat(columns.getColumnType(3)).isEqualTo(Types.BIGINT);
    }
  }

  @Test
  void bindsParametersOfEveryTypeThatViewsAreFilteredBy() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT \"channel\", sum(\"lines\"), max(\"month\") FROM lake.retail_views.channel_trend_monthly"
                + " WHERE \"channel\" = ? AND \"month\" >= ? AND \"lines\" > ?"
                + " AND \"return_rate\" < ? GROUP BY \"channel\"")) {
      statement.setString(1, "web");
      statement.setDate(2, Date.valueOf(LocalDate.of(2000, 1, 1)));
      statement.setLong(3, 0);
      statement.setDouble(4, 1.0);
      try (ResultSet result = statement.executeQuery()) {
        ResultSetMetaData columns = result.getMetaData();
        assertThat(result.next()).isTrue();
        assertThat(result.getString(1)).isEqualTo("web");
        assertThat(result.getLong(2)).isPositive();
        assertThat(result.getDate(3).toLocalDate()).isAfter(LocalDate.of(2001, 12, 31));
        assertThat(columns.getColumnClassName(2)).isEqualTo("java.lang.Long");
        assertThat(result.next()).isFalse();
      }
    }
  }

  @Test
  void takesASampleOfEveryView() throws SQLException {
    for (View view : model().views()) {
      try (var statement = connection.createStatement()) {
        statement.setMaxRows(10);
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT * FROM \"lake\".\"retail_views\".\"" + view.name() + "\"")) {
          assertThat(labels(rows.getMetaData()))
              .isEqualTo(view.columns().stream().map(ViewColumn::name).toList());
          assertThat(rows.next()).isTrue();
        }
      }
    }
  }

  private static List<String> labels(ResultSetMetaData columns) throws SQLException {
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      labels.add(columns.getColumnLabel(i));
    }
    return labels;
  }

  private Map<String, String> comments() throws SQLException {
    Map<String, String> comments = new LinkedHashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT table_name, comment FROM system.metadata.table_comments"
                + " WHERE catalog_name = ? AND schema_name = ?")) {
      statement.setString(1, "lake");
      statement.setString(2, "retail_views");
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          comments.put(found.getString(1), found.getString(2));
        }
      }
    }
    return comments;
  }

  private static SemanticModel model() {
    Lake lake = LAKE.lake();
    return ViewsYaml.read(LAKE.site().lake().resolveSibling(ViewsYaml.FILE_NAME), lake, Map.of());
  }

  private static List<String> values(ResultSet result, String column) throws SQLException {
    List<String> values = new ArrayList<>();
    try (result) {
      while (result.next()) {
        values.add(result.getString(column));
      }
    }
    return values;
  }
}
