package dev.firn.demo;

import dev.firn.probe.Percentiles;
import dev.firn.probe.Queries;
import dev.firn.probe.Queries.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Queries main while the stream runs, as an analyst would, and checks what must hold at any moment:
 * the number of rows never falls, and no key is there twice.
 */
final class LiveQueries {
  private static final String QUESTION =
      """
      SELECT count(*), count(DISTINCT (channel, order_number, item_id)), sum(net_paid)
      FROM sales
      WHERE order_number % 16 = 3
      """;

  private final Queries queries;
  private final List<Duration> durations = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private long rows;

  LiveQueries(Queries queries) {
    this.queries = queries;
  }

  synchronized void ask() {
    long begin = System.nanoTime();
    Row row = queries.row(QUESTION);
    durations.add(Duration.ofNanos(System.nanoTime() - begin));
    if (row.number(0) < rows) {
      problems.add("%,d rows after %,d".formatted(row.number(0), rows));
    }
    if (row.number(1) != row.number(0)) {
      problems.add("%,d rows of %,d keys".formatted(row.number(0), row.number(1)));
    }
    rows = row.number(0);
  }

  synchronized Percentiles durations() {
    return Percentiles.of(durations);
  }

  /** What was seen that must not be. */
  synchronized List<String> problems() {
    return List.copyOf(problems);
  }
}
