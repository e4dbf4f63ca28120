package dev.firn.demo;

import dev.firn.demo.Queries.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Compares a query on main with the same query on a fresh copy of the same rows, in turn. */
final class ReadAmplificationStep implements DemoStep {
  private static final int RUNS = 5;
  private static final String COPY = "firn_demo_copy";
  private static final String QUESTION =
      """
      SELECT channel, count(*), count(returned_on), sum(quantity), sum(net_paid), sum(net_profit),
        count(DISTINCT item_id)
      FROM %s GROUP BY channel ORDER BY channel\
      """;

  @Override
  public String title() {
    return "Compare reading main with reading a fresh copy of it";
  }

  @Override
  public void run(DemoContext context) {
    Queries queries = context.queries();
    queries.run("DROP TABLE IF EXISTS " + COPY);
    queries.run(
        "CREATE TABLE %s WITH (partitioning = ARRAY['channel']) AS SELECT * FROM sales"
            .formatted(COPY));
    try {
      compare(queries, context.findings());
    } finally {
      queries.run("DROP TABLE " + COPY);
    }
  }

  private static void compare(Queries queries, Findings findings) {
    List<Duration> main = new ArrayList<>();
    List<Duration> copy = new ArrayList<>();
    List<List<Row>> answers = new ArrayList<>();
    for (int i = 0; i <= RUNS; i++) {
      answers.add(timed(main, () -> queries.rows(QUESTION.formatted("sales"))));
      answers.add(timed(copy, () -> queries.rows(QUESTION.formatted(COPY))));
    }
    boolean equal = answers.stream().distinct().count() == 1;
    // The first run of each warms up.
    Duration mainMedian = Percentiles.of(main.subList(1, main.size())).p50();
    Duration copyMedian = Percentiles.of(copy.subList(1, copy.size())).p50();
    double ratio = (double) mainMedian.toNanos() / Math.max(1, copyMedian.toNanos());
    findings.figures().put("read_amplification", Math.round(ratio * 100) / 100.0);
    findings.fact(
        "read amplification",
        "%.2f".formatted(ratio),
        equal
            ? "a query on main, %d ms, against a fresh copy, %d ms; medians of %d"
                .formatted(mainMedian.toMillis(), copyMedian.toMillis(), RUNS)
            : "the answers differ",
        equal);
  }

  private static <T> T timed(List<Duration> durations, Supplier<T> action) {
    long begin = System.nanoTime();
    T result = action.get();
    durations.add(Duration.ofNanos(System.nanoTime() - begin));
    return result;
  }
}
