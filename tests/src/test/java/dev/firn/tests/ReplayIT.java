package dev.firn.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firn.probe.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows of table {@code sales} that somebody has made wrong are computed anew from the events that
 * Kafka has retained, while the job and the keeper run.
 */
class ReplayIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Rows that only corrections change; the same number again is sold again meanwhile. */
  private static final int QUIET = 1_000;

  /** Rows that were sold again before the fork, and after what is replayed. */
  private static final int NEWER = 10;

  /** Rows that are sold at once. */
  private static final int BATCH = 50;

  private static final int ALL = 2 * QUIET + NEWER;

  private final LocalLake lake = LocalLake.shared();
  private final SalesChannel sales = SalesChannel.unique(lake);
  private final String name = "again-" + sales.name();

  @TempDir private Path folder;
  private Instant from = Instant.EPOCH;
  private Instant to = Instant.EPOCH;

  /** An earlier correction has taken all taxes for negative. */
  @BeforeEach
  void makeRowsWrong() throws Exception {
    from = Instant.now();
    sales.send(0, ALL, 1, "1.00");
    sales.send(0, ALL, 2, "1.50");
    sales.send(0, QUIET, 1, "0.50");
    sales.send(2, 1, 2, "true");
    awaitPast(Instant.now());
    to = Instant.now();
    sales.send(2 * QUIET, NEWER, 3, "3.00");
    sales.awaitRows("tax = 1.50", 2 * QUIET);
    sales.awaitRows("tax = 3.00", NEWER);
    Path wrong =
        Files.writeString(
            folder.resolve("wrong-tax.sql"),
            """
            SELECT channel, order_number, item_id, version, sold_on, customer_id, store_id,
              promotion_id, quantity, sales_price, net_paid, -tax AS tax, net_profit, returned_on,
              return_quantity, return_amount, sent_at
            FROM sales WHERE channel = '@'
            """
                .replace("@", sales.name()));
    String mistake = "mistake-" + sales.name();
    firn(0, "reprocess", "start", "sales", mistake);
    firn(0, "reprocess", "run", mistake, "--sql", wrong.toString());
    firn(0, "reprocess", "publish", mistake);
    assertThat(sales.ask("SELECT count_if(tax < 0), count(*) FROM sales", "main"))
        .containsExactly((long) ALL, (long) ALL);
    firn(0, "reprocess", "start", "sales", name);
  }

  @AfterEach
  void forgetRows() {
    sales.forget();
  }

  @Test
  void computesRowsAnewWhileTheStreamRuns() throws Exception {
    JsonNode plan = json("--dry-run");
    assertThat(plan.get("events_at_most").asLong()).isGreaterThan(2L * ALL + QUIET);
    assertThat(plan.get("topic").asText()).isEqualTo("retail.events");
    assertThat(sales.ask("SELECT count_if(tax < 0), count(*) FROM sales", name))
        .containsExactly((long) ALL, (long) ALL);

    AtomicInteger sold = new AtomicInteger(QUIET);
    JsonNode result;
    try (Background events =
        Background.start("events", Duration.ofMillis(200), () -> sell(sold.getAndAdd(BATCH)))) {
      result = json();
      await().atMost(LIMIT).until(() -> sold.get() > 2 * QUIET);
      events.check();
    }

    assertThat(result.get("events_of_table").asLong()).isEqualTo(2L * ALL + QUIET);
    assertThat(result.get("events_refused").asLong()).isEqualTo(1);
    assertThat(result.get("refusals").get(0).asText()).contains("tax");
    assertThat(result.get("rows_corrected").asLong()).isEqualTo(2L * QUIET);
    assertThat(result.get("rows_newer_at_fork").asLong()).isEqualTo(NEWER);
    assertThat(sales.ask("SELECT count_if(tax = 1.50), count_if(tax = -3.00) FROM sales", name))
        .containsExactly(2L * QUIET, (long) NEWER);
    sales.awaitRows("tax = 7.00", QUIET);
    JsonNode diff = firn(0, "reprocess", "diff", name, "--json").json().get(0);
    assertThat(diff.get("rows_changed").asLong()).isEqualTo(2L * QUIET);
    assertThat(diff.get("rows_added").asLong() + diff.get("rows_removed").asLong()).isZero();

    JsonNode published = firn(0, "reprocess", "publish", name, "--json").json().get(0);

    assertThat(published.get("rows_corrected").asLong()).isEqualTo(QUIET);
    assertThat(published.get("rows_kept_for_stream").asLong()).isEqualTo(QUIET);
    assertExactly(-3);
    String deadLetters =
        "SELECT count(*) FROM dead_letters WHERE from_utf8(payload) LIKE '%" + sales.name() + "%'";
    assertThat(firn(0, "sql", "--format", "csv", deadLetters).out().lines().toList().getLast())
        .as("dead letters of the one event that is refused")
        .isIn("1", "\"1\"");
    firn(0, "reprocess", "revert", name);
    assertThat(sales.ask("SELECT count_if(tax = -1.50), count_if(tax = 7.00) FROM sales", "main"))
        .containsExactly((long) QUIET, (long) QUIET);
  }

  @Test
  void aReplayThatIsKilledOrOvertakenIsRunAgain() throws Exception {
    for (String moment : List.of("The job reads", "The branch adopts")) {
      FirnProcess run = start();
      await().atMost(LIMIT).until(() -> run.printed().contains(moment) || !run.process().isAlive());
      List<ProcessHandle> job = run.process().descendants().toList();
      run.process().destroyForcibly().waitFor(1, TimeUnit.MINUTES);
      assertThat(run.printed()).contains(moment);
      await().atMost(LIMIT).until(() -> job.stream().noneMatch(ProcessHandle::isAlive));
    }
    FirnProcess overtaken = start();
    await().atMost(LIMIT).until(() -> overtaken.printed().contains("The job reads"));

    JsonNode result = json();

    assertThat(overtaken.process().waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(result.get("rows_corrected").asLong()).isEqualTo(2L * QUIET);
    assertThat(sales.ask("SELECT count_if(tax = 1.50), count(*) FROM sales", name))
        .containsExactly(2L * QUIET, (long) ALL);
    assertThat(firn(0, "sql", "--format", "csv", "SHOW TABLES LIKE 'firn_staging%'").out().lines())
        .hasSize(1);
    assertThat(run(1, "--from=" + from, "--to=" + from).err()).contains("is empty");
    firn(0, "reprocess", "publish", name);
    assertThat(sales.ask("SELECT count_if(tax = 1.50), count(*) FROM sales", "main"))
        .containsExactly(2L * QUIET, (long) ALL);
  }

  /** Each key once, with the newest version that anything has given it. */
  private void assertExactly(int newerTax) {
    assertThat(sales.ask("SELECT count(*), count(DISTINCT order_number) FROM sales", "main"))
        .containsExactly((long) ALL, (long) ALL);
    String wrong =
        """
        SELECT count_if(NOT CASE WHEN order_number < %d THEN version = 2 AND tax = 1.50
          WHEN order_number < %d THEN version = 4 AND tax = 7.00
          ELSE version = 3 AND tax = %d END), 0 FROM sales\
        """
            .formatted(QUIET, 2 * QUIET, newerTax);
    assertThat(sales.ask(wrong, "main")).containsExactly(0L, 0L);
  }

  private void sell(int order) {
    if (order < 2 * QUIET) {
      try {
        sales.send(order, BATCH, 4, "7.00");
      } catch (Exception e) {
        throw new IllegalStateException("Cannot sell " + order, e);
      }
    }
  }

  private static void awaitPast(Instant moment) {
    await().until(() -> Instant.now().toEpochMilli() > moment.toEpochMilli() + 1);
  }

  private FirnProcess start() throws Exception {
    return FirnProcess.start(
        folder,
        lake.site().endpoints(),
        "reprocess",
        "run",
        name,
        "--replay",
        "--from=" + from,
        "--to=" + to,
        "--dir=" + lake.site().directory().root());
  }

  private JsonNode json(String... more) {
    List<String> all = new ArrayList<>(List.of("--from=" + from, "--to=" + to, "--json"));
    all.addAll(List.of(more));
    return run(0, all.toArray(String[]::new)).json().get(0);
  }

  private LocalLake.CommandResult run(int exitCode, String... more) {
    List<String> all = new ArrayList<>(List.of("reprocess", "run", name, "--replay"));
    all.addAll(List.of(more));
    return firn(exitCode, all.toArray(String[]::new));
  }

  private LocalLake.CommandResult firn(int exitCode, String... command) {
    return lake.firn(command).expect(exitCode);
  }
}
