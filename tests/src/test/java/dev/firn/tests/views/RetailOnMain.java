package dev.firn.tests.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.oracle.TpcdsOracle;
import dev.firn.tests.LocalLake;
import dev.firn.tests.LocalLake.CommandResult;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** The retailer's rows on main, all of them in their last version, beside its dimensions. */
final class RetailOnMain {

  private static final String SALES = "SELECT count(*), count_if(version = 2) FROM (%s)";
  private static final String INVENTORY = "SELECT count(*), sum(quantity_on_hand) FROM (%s)";

  /** What the generator has at the scale that is sent. */
  static final TpcdsOracle ORACLE = TpcdsOracle.of(0.001, 1);

  private static boolean there;

  private RetailOnMain() {}

  /** Sends them, and returns once main equals what Trino's own generator has. */
  static synchronized void await(LocalLake lake) throws SQLException {
    if (there) {
      return;
    }
    CommandResult sent =
        lake.firn("replay", "--scale", "0.001", "--inventory-weeks", "1", "--json");
    assertThat(sent.exitCode()).as(sent.err()).isZero();
    try (Connection trino = connect(lake, "firn")) {
      List<String> wanted =
          List.of(
              first(trino, SALES.formatted(ORACLE.sales())),
              first(trino, INVENTORY.formatted(ORACLE.inventory())));
      Awaitility.await()
          .atMost(Duration.ofMinutes(3))
          .until(() ->
              List.of(
                      first(trino, SALES.formatted("SELECT * FROM sales")),
                      first(trino, INVENTORY.formatted("SELECT * FROM inventory")))
                  .equals(wanted));
      for (String table : List.of("item", "store", "promotion", "date_dim")) {
        awaitRows(trino, table, ORACLE.schema() + "." + table);
      }
      awaitRows(trino, "weather", "(" + ORACLE.weather() + ")");
      awaitRows(trino, "unemployment", "(" + ORACLE.unemployment() + ")");
      there = true;
    }
  }

  private static void awaitRows(Connection trino, String table, String truth) throws SQLException {
    String count = "SELECT count(*), 0 FROM ";
    String all = first(trino, count + truth);
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> first(trino, count + table).equals(all));
  }

  static Connection connect(LocalLake lake, String user) throws SQLException {
    return DriverManager.getConnection(lake.site().trinoUrl() + "/lake/retail?user=" + user);
  }

  private static String first(Connection trino, String sql) throws SQLException {
    try (Statement statement = trino.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getString(1) + " " + result.getString(2);
    }
  }
}
