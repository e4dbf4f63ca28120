package dev.firn.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firn.probe.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Corrections of table {@code sales} as a user makes them, in a channel of their own, while the job
 * and the keeper run.
 */
class ReprocessIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Rows that only the correction changes; the same number again is sold again meanwhile. */
  private static final int QUIET = 1_000;

  private final LocalLake lake = LocalLake.shared();
  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final SalesChannel sales = new SalesChannel(lake, "fix_" + unique);
  private final String name = "tax-" + unique;

  @TempDir private Path folder;
  private Path sql;

  @BeforeEach
  void sendWrongTax() throws Exception {
    sales.send(0, 2 * QUIET, 1, "-1.50");
    sales.awaitRows("tax < 0", 2 * QUIET);
    sql =
        Files.writeString(
            folder.resolve("right-tax.sql"),
            """
            -- No tax is negative.
            SELECT channel, order_number, item_id, version, sold_on, customer_id, store_id,
              promotion_id, quantity, sales_price, net_paid, -tax AS tax, net_profit, returned_on,
              return_quantity, return_amount, sent_at
            FROM sales WHERE channel = '@' AND tax < 0 -- of this channel
            """
                .replace("@", sales.name()));
  }

  @AfterEach
  void forgetRows() {
    sales.forget();
  }

  @Test
  void correctsHistoryWhileTheStreamRunsAndTakesItBack() throws Exception {
    JsonNode started = json("reprocess", "start", "sales", name, "--why", "wrong sign").get(0);
    assertThat(firn(1, "reprocess", "check", name).out())
        .contains("FAIL  sales: range tax from 0: 2,000 rows break it");
    sales.send(QUIET, QUIET, 2, "7.00");
    sales.awaitRows("version = 2", QUIET);

    firn(0, "reprocess", "run", name, "--sql", sql.toString());

    assertThat(sales.ask("SELECT count_if(tax < 0), count_if(tax = 1.50) FROM sales", name))
        .containsExactly(0L, 2L * QUIET);
    assertThat(sales.ask("SELECT count_if(tax < 0), count_if(tax = 7.00) FROM sales", "main"))
        .containsExactly((long) QUIET, (long) QUIET);
    JsonNode diff = json("reprocess", "diff", name, "--html", folder + "/diff.html").get(0);
    assertThat(diff.get("rows_changed").asLong()).isEqualTo(2L * QUIET);
    assertThat(diff.get("rows_added").asLong() + diff.get("rows_removed").asLong()).isZero();
    assertThat(folder.resolve("diff.html")).content().contains(name);

    List<List<Long>> seen = Collections.synchronizedList(new ArrayList<>());
    try (Background queries =
        Background.start("queries", Duration.ofMillis(20), () -> seen.add(quietRows()))) {
      JsonNode published =
          json("reprocess", "publish", name, "--require-checks", "--why", "signed off").get(0);
      assertThat(published.get("rows_corrected").asLong()).isEqualTo(QUIET);
      assertThat(published.get("rows_kept_for_stream").asLong()).isEqualTo(QUIET);
      await().atMost(LIMIT).until(() -> quietRows().equals(List.of(0L, (long) QUIET)));
      queries.check();
    }
    assertThat(seen)
        .isSubsetOf(List.of((long) QUIET, 0L), List.of(0L, (long) QUIET))
        .last()
        .isEqualTo(List.of(0L, (long) QUIET));
    assertThat(sales.ask("SELECT count_if(tax = 7.00), count(*) FROM sales", "main"))
        .containsExactly((long) QUIET, 2L * QUIET);
    assertThat(json("reprocess", "publish", name).at("/0/already").asBoolean()).isTrue();

    firn(0, "reprocess", "revert", name);

    assertThat(quietRows()).containsExactly((long) QUIET, 0L);
    assertThat(sales.ask("SELECT count_if(tax = 7.00), count(*) FROM sales", "main"))
        .containsExactly((long) QUIET, 2L * QUIET);
    String fork = started.get("fork_snapshot_id").asText();
    assertThat(firn(0, "rollback", "sales", "--to", fork, "--dry-run").out())
        .contains("lose the corrections")
        .contains(name);
    assertThat(quietRows()).containsExactly((long) QUIET, 0L);
  }

  @Test
  void aRunThatIsKilledIsRunAgain() throws Exception {
    firn(0, "reprocess", "start", "sales", name);
    for (String moment : List.of("Trino runs", "The branch adopts")) {
      FirnProcess run =
          FirnProcess.start(
              folder,
              lake.site().endpoints(),
              "reprocess",
              "run",
              name,
              "--sql",
              sql.toString(),
              "--dir",
              lake.site().directory().root().toString());
      await().atMost(LIMIT).until(() -> run.printed().contains(moment) || !run.process().isAlive());
      run.process().destroyForcibly().waitFor(1, TimeUnit.MINUTES);
      assertThat(run.printed()).contains(moment);
    }

    JsonNode result = json("reprocess", "run", name, "--sql", sql.toString()).get(0);

    assertThat(result.get("rows_corrected").asLong()).isEqualTo(2L * QUIET);
    assertThat(sales.ask("SELECT count_if(tax < 0), count(*) FROM sales", name))
        .containsExactly(0L, 2L * QUIET);
    assertThat(firn(0, "sql", "--format", "csv", "SHOW TABLES LIKE 'firn_staging%'").out().lines())
        .hasSize(1);
    firn(0, "reprocess", "abort", name);
    assertThat(json("reprocess", "list", "--open").findValuesAsText("correction"))
        .doesNotContain(name);
    assertThat(quietRows()).containsExactly((long) QUIET, 0L);
  }

  @Test
  void deletesByConditionAndRefusesRowsThatAreNew() throws Exception {
    firn(0, "reprocess", "start", "sales", name);
    String where = "channel = '%s' AND order_number < %d".formatted(sales.name(), QUIET);
    Path unknown =
        Files.writeString(
            folder.resolve("unknown.sql"),
            Files.readString(sql)
                .replace("order_number,", "order_number + 100000 AS order_number,"));

    assertThat(firn(1, "reprocess", "run", name, "--sql", unknown.toString()).err())
        .contains("Cannot");
    firn(0, "reprocess", "run", name, "--delete-where", where);

    assertThat(sales.ask("SELECT count(*), count(*) FROM sales", name))
        .containsExactly((long) QUIET, (long) QUIET);
    firn(0, "reprocess", "publish", name);
    assertThat(quietRows()).containsExactly(0L, 0L);
    firn(0, "reprocess", "revert", name);
    assertThat(quietRows()).containsExactly((long) QUIET, 0L);
  }

  private List<Long> quietRows() {
    return sales.ask("SELECT count_if(tax < 0), count_if(tax >= 0) FROM sales", "main", QUIET);
  }

  private JsonNode json(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.add("--json");
    return firn(0, all.toArray(String[]::new)).json();
  }

  private LocalLake.CommandResult firn(int exitCode, String... command) {
    return lake.firn(command).expect(exitCode);
  }
}
