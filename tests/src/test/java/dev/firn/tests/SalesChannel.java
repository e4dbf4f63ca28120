package dev.firn.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rows of table {@code sales} that one test has for itself. */
record SalesChannel(LocalLake lake, String name) {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** One that nobody else has. */
  static SalesChannel unique(LocalLake lake) {
    return new SalesChannel(lake, "fix_" + UUID.randomUUID().toString().substring(0, 8));
  }

  /** Sends sales and waits until Kafka has them. */
  void send(int from, int count, int version, String tax) throws Exception {
    List<Map.Entry<String, String>> events = new ArrayList<>();
    for (int order = from; order < from + count; order++) {
      String event =
          """
          {"table": "sales", "channel": "%s", "order_number": %d, "item_id": 1, "version": %d,\
           "tax": %s, "sent_at": "2026-01-01T12:00:00Z"}\
          """
              .formatted(name, order, version, tax);
      events.add(Map.entry(name + order, event));
    }
    new RetailEvents(lake).send(events);
  }

  /** Waits until main has so many rows for which the condition is true. */
  void awaitRows(String condition, long wanted) {
    await()
        .atMost(LIMIT)
        .until(() ->
            ask("SELECT count_if(" + condition + "), 0 FROM sales", "main").getFirst() == wanted);
  }

  List<Long> ask(String question, String version) {
    return ask(question, version, Integer.MAX_VALUE);
  }

  /**
   * Two numbers of these rows, as an analyst asks for them over JDBC.
   *
   * @param question up to the name of the table
   * @param version branch, tag or snapshot
   * @param orders only of orders below
   */
  List<Long> ask(String question, String version, int orders) {
    String query =
        question
            + ("main".equals(version) ? "" : " FOR VERSION AS OF '" + version + "'")
            + " WHERE channel = '%s' AND order_number < %d".formatted(name, orders);
    try (Connection connection =
            DriverManager.getConnection(lake.site().trinoUrl() + "/lake/retail?user=analyst");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertThat(result.next()).isTrue();
      return List.of(result.getLong(1), result.getLong(2));
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot ask " + query, e);
    }
  }

  /** Wrong rows must not fail the checks of others. */
  void forget() {
    String delete = "DELETE FROM sales WHERE channel = '" + name + "'";
    await().atMost(LIMIT).until(() -> lake.firn("sql", delete).exitCode() == 0);
  }
}
