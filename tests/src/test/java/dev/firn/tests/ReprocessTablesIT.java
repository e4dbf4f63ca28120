package dev.firn.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sales and counts of the inventory, both with the wrong sign, are corrected together. */
class ReprocessTablesIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int ROWS = 500;

  private final LocalLake lake = LocalLake.shared();
  private final SalesChannel sales = SalesChannel.unique(lake);
  private final String name = "signs-" + sales.name();
  private final long warehouse = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);

  @TempDir private Path folder;

  @BeforeEach
  void sendWrongSigns() throws Exception {
    sales.send(0, ROWS, 1, "-1.50");
    count(1, "2026-01-01", -5);
    sales.awaitRows("tax < 0", ROWS);
    await().atMost(LIMIT).until(() -> counts().equals(List.of((long) ROWS, -5L * ROWS)));
    firn(0, "reprocess", "start", name, "--tables", "sales,inventory");
  }

  @AfterEach
  void forgetRows() {
    sales.forget();
    String delete = "DELETE FROM inventory WHERE warehouse_id = " + warehouse;
    await().atMost(LIMIT).until(() -> lake.firn("sql", delete).exitCode() == 0);
  }

  @Test
  void publishThatIsKilledHalfWayGoesOnWithTheRest() throws Exception {
    run(
        "sales",
        """
        SELECT channel, order_number, item_id, version, sold_on, customer_id, store_id,
          promotion_id, quantity, sales_price, net_paid, -tax AS tax, net_profit, returned_on,
          return_quantity, return_amount, sent_at
        FROM sales WHERE channel = '%s' AND tax < 0
        """
            .formatted(sales.name()));
    assertThat(firn(1, "reprocess", "publish", name).err()).contains("inventory");
    assertThat(sales.ask("SELECT count_if(tax < 0), count(*) FROM sales", "main"))
        .as("nothing is published before both have a result")
        .containsExactly((long) ROWS, (long) ROWS);
    run(
        "inventory",
        """
        SELECT warehouse_id, item_id, counted_on, -quantity_on_hand AS quantity_on_hand, sent_at
        FROM inventory WHERE warehouse_id = %d AND quantity_on_hand < 0
        """
            .formatted(warehouse));
    for (JsonNode table : firn(0, "reprocess", "diff", name, "--json").json()) {
      assertThat(table.get("rows_changed").asLong()).isEqualTo(ROWS);
    }

    FirnProcess publish =
        FirnProcess.start(
            folder,
            lake.site().endpoints(),
            "reprocess",
            "publish",
            name,
            "--dir=" + lake.site().directory().root());
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(LIMIT)
        .until(() -> publish.printed().contains("sales: ") || !publish.process().isAlive());
    publish.process().destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    assertThat(publish.printed()).contains("sales: '" + name + "' is on main with snapshot");

    JsonNode rest = firn(0, "reprocess", "publish", name, "--json").json();

    assertThat(rest.at("/0/table").asText()).isEqualTo("sales");
    assertThat(rest.at("/0/already").asBoolean()).isTrue();
    assertThat(sales.ask("SELECT count_if(tax = 1.50), count(*) FROM sales", "main"))
        .containsExactly((long) ROWS, (long) ROWS);
    assertThat(counts()).containsExactly((long) ROWS, 5L * ROWS);
    JsonNode again = firn(0, "reprocess", "publish", name, "--json").json();
    assertThat(again.findValuesAsText("already")).containsExactly("true", "true");
    assertThat(again.findValuesAsText("main_snapshot_id"))
        .isEqualTo(rest.findValuesAsText("main_snapshot_id"));
  }

  @Test
  void mainIsSetBackToBeforeTheCorrectionAndTheStreamGoesOn() throws Exception {
    run(
        "inventory",
        "SELECT warehouse_id, item_id, counted_on, 0 AS quantity_on_hand, sent_at FROM inventory"
            + " WHERE warehouse_id = "
            + warehouse);
    firn(0, "reprocess", "publish", name, "--tables", "inventory");
    assertThat(counts()).containsExactly((long) ROWS, 0L);
    String before =
        "SELECT snapshot_id FROM \"inventory$refs\" WHERE name = 'pre/%s'".formatted(name);
    String target =
        firn(0, "sql", "--format", "csv", before)
            .out()
            .lines()
            .toList()
            .getLast()
            .replace("\"", "");

    JsonNode back = firn(0, "rollback", "inventory", "--to", target, "--json").json();

    assertThat(back.get("corrections_lost"))
        .singleElement()
        .extracting(JsonNode::asText)
        .isEqualTo(name);
    assertThat(counts()).containsExactly((long) ROWS, -5L * ROWS);
    assertThat(states()).contains("rolled_back");
    count(1, "2026-01-02", 7);
    await().atMost(LIMIT).until(() -> counts().equals(List.of((long) ROWS, 7L * ROWS)));
    assertThat(firn(1, "reprocess", "revert", name, "--tables", "inventory").err())
        .contains("inventory");
  }

  private List<String> states() {
    return firn(0, "reprocess", "list", "--json").json().findParents("correction").stream()
        .filter(it -> it.get("correction").asText().equals(name))
        .map(it -> it.get("state").asText())
        .toList();
  }

  private void run(String table, String sql) throws Exception {
    Path file = Files.writeString(folder.resolve(table + ".sql"), sql);
    firn(0, "reprocess", "run", name, "--tables", table, "--sql", file.toString());
  }

  /** Counts each item once in the warehouse that only this test has. */
  private void count(int from, String day, int quantity) throws Exception {
    List<Map.Entry<String, String>> events = new ArrayList<>();
    for (int item = from; item < from + ROWS; item++) {
      String event =
          """
          {"table": "inventory", "warehouse_id": %d, "item_id": %d, "counted_on": "%s",\
           "quantity_on_hand": %d, "sent_at": "2026-01-01T12:00:00Z"}\
          """
              .formatted(warehouse, item, day, quantity);
      events.add(Map.entry(warehouse + "-" + item, event));
    }
    new RetailEvents(lake).send(events);
  }

  /** Rows of that warehouse, and the sum of their quantities. */
  private List<Long> counts() {
    String question =
        "SELECT count(*), coalesce(sum(quantity_on_hand), 0) FROM inventory WHERE warehouse_id = "
            + warehouse;
    String line = firn(0, "sql", "--format", "csv", question).out().lines().toList().getLast();
    return Stream.of(line.replace("\"", "").split(",")).map(Long::valueOf).toList();
  }

  private LocalLake.CommandResult firn(int exitCode, String... command) {
    return lake.firn(command).expect(exitCode);
  }
}
