package dev.firn.tests.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every Trino that is configured by {@code trino-conf/etc} must do with the reference lake.
 */
abstract class ServingContract {

  /** URL without a user, such as {@code jdbc:trino://host:port/lake/retail}. */
  abstract String url();

  @Test
  void listsTheTablesOfTheLake() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Connection connection = connect("analyst");
        ResultSet found = connection.getMetaData().getTables("lake", "retail", "%", null)) {
      while (found.next()) {
        tables.add(found.getString("TABLE_NAME"));
      }
    }

    assertThat(tables).contains("sales", "inventory", "dead_letters", "item", "store");
  }

  @Test
  void describesColumnsWithTypesAndComments() throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    try (Connection connection = connect("analyst");
        ResultSet found = connection.getMetaData().getColumns("lake", "retail", "sales", "%")) {
      while (found.next()) {
        columns.put(
            found.getString("COLUMN_NAME"),
            found.getString("TYPE_NAME") + ": " + found.getString("REMARKS"));
      }
    }

    assertThat(columns)
        .containsEntry("channel", "varchar: store, catalog or web")
        .containsEntry("net_paid", "decimal(7,2): Paid for the line in USD, without tax")
        .containsEntry("sent_at", "timestamp(6) with time zone: When the event was sent");
  }

  @Test
  void readsMainAndTheLane() throws SQLException {
    String lane = query("analyst", "SELECT count(*) >= 0 FROM sales FOR VERSION AS OF 'ingest'");
    String main = query("analyst", "SELECT count(*) >= 0 FROM sales");

    assertThat(List.of(lane, main)).containsExactly("true", "true");
  }

  @Test
  void findsNoEqualityDeletesOnMain() throws SQLException {
    String found = query("analyst", "SELECT count(*) FROM \"sales$files\" WHERE content = 2");

    assertThat(found).isEqualTo("0");
  }

  @Test
  void createsReadsAndDropsATable() throws SQLException {
    String table = "serving_" + Long.toUnsignedString(System.nanoTime(), 36);
    run("firn", "CREATE TABLE " + table + " AS SELECT * FROM tpcds.tiny.warehouse");
    try {
      String rows = query("analyst", "SELECT count(*) FROM " + table);
      String expected = query("analyst", "SELECT count(*) FROM tpcds.tiny.warehouse");

      assertThat(rows).isEqualTo(expected);
    } finally {
      run("firn", "DROP TABLE " + table);
    }
  }

  @Test
  void refusesWritesOfAnalysts() {
    assertThatThrownBy(() -> run("analyst", "DELETE FROM item WHERE item_id = 1"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Access Denied");
  }

  private Connection connect(String user) throws SQLException {
    return DriverManager.getConnection(url() + "?user=" + user);
  }

  private void run(String user, String sql) throws SQLException {
    try (Connection connection = connect(user);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String user, String sql) throws SQLException {
    try (Connection connection = connect(user);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }
}
