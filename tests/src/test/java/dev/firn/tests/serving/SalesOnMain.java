package dev.firn.tests.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firn.tests.LocalLake;
import dev.firn.tests.LocalLake.CommandResult;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A few sales, sent through Kafka and Flink and published by the keeper. */
final class SalesOnMain {
  private SalesOnMain() {}

  /** Sends them, and returns once all of them are on main. */
  static void await(LocalLake lake) {
    CommandResult sent =
        lake.firn("replay", "--scale", "0.001", "--inventory-weeks", "1", "--json");
    assertThat(sent.exitCode()).as(sent.err()).isZero();
    long expected = rows(sent.out());
    Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> count(lake) >= expected);
  }

  private static long rows(String report) {
    try {
      long rows = 0;
      for (JsonNode channel : new ObjectMapper().readTree(report).at("/expected/sales")) {
        rows += channel.get("rows").asLong();
      }
      assertThat(rows).isPositive();
      return rows;
    } catch (JsonProcessingException e) {
      throw new AssertionError("Cannot read " + report, e);
    }
  }

  private static long count(LocalLake lake) {
    String out = lake.firn("sql", "--format", "csv", "SELECT count(*) FROM sales").out();
    return Long.parseLong(out.lines().skip(1).findFirst().orElse("0"));
  }
}
