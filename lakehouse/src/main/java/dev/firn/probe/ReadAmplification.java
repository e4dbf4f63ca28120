package dev.firn.probe;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.probe.Queries.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Compares a query on main with the same query on a fresh copy of the same rows, both of one
 * snapshot, in turn, each as often first as second. Table {@code sales} of the reference lake.
 */
public final class ReadAmplification {
  private static final String COPY = "firn_fresh_copy";
  private static final String QUESTION =
      """
      SELECT channel, count(*), count(returned_on), sum(quantity), sum(net_paid), sum(net_profit),
        count(DISTINCT item_id)
      FROM %s GROUP BY channel ORDER BY channel\
      """;

  private final Queries queries;
  private final DeclaredTable sales;
  private final int runs;

  /**
   * Prepares a comparison.
   *
   * @param sales as declared
   * @param runs of each side that count; one more of each warms up
   */
  public ReadAmplification(Queries queries, DeclaredTable sales, int runs) {
    this.queries = queries;
    this.sales = sales;
    this.runs = runs;
  }

  /**
   * What a comparison found.
   *
   * @param rows of the table
   * @param equal whether all answers, the counts and the checksums of all values are equal
   */
  public record Sample(long rows, Duration main, Duration copy, boolean equal) {

    /** How many times longer main takes. */
    public double ratio() {
      return (double) main.toNanos() / Math.max(1, copy.toNanos());
    }
  }

  /** Compares once; medians of the runs. Makes the copy and drops it. */
  public Sample measure() {
    String main = sales.name() + " FOR VERSION AS OF " + snapshot();
    queries.run("DROP TABLE IF EXISTS " + COPY);
    queries.run(
        "CREATE TABLE %s WITH (partitioning = ARRAY['channel']) AS SELECT * FROM %s"
            .formatted(COPY, main));
    try {
      return compare(main);
    } finally {
      queries.run("DROP TABLE " + COPY);
    }
  }

  private long snapshot() {
    return queries
        .row("SELECT snapshot_id FROM \"%s$refs\" WHERE name = 'main'".formatted(sales.name()))
        .number(0);
  }

  private Sample compare(String main) {
    List<Duration> ofMain = new ArrayList<>();
    List<Duration> ofCopy = new ArrayList<>();
    List<List<Row>> answers = new ArrayList<>();
    Runnable askMain =
        () -> answers.add(timed(ofMain, () -> queries.rows(QUESTION.formatted(main))));
    Runnable askCopy =
        () -> answers.add(timed(ofCopy, () -> queries.rows(QUESTION.formatted(COPY))));
    for (int i = 0; i <= runs; i++) {
      boolean mainFirst = i % 2 == 0;
      (mainFirst ? askMain : askCopy).run();
      (mainFirst ? askCopy : askMain).run();
    }
    Row digest = digest(main);
    boolean equal = answers.stream().distinct().count() == 1 && digest.equals(digest(COPY));
    return new Sample(digest.number(0), median(ofMain), median(ofCopy), equal);
  }

  private Row digest(String table) {
    String columns = sales.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    return queries.row(
        "SELECT count(*), to_hex(checksum(ROW(%s))) FROM %s".formatted(columns, table));
  }

  /** The first run warms up. */
  private static Duration median(List<Duration> durations) {
    return Percentiles.of(durations.subList(1, durations.size())).p50();
  }

  private static <T> T timed(List<Duration> durations, Supplier<T> action) {
    long begin = System.nanoTime();
    T result = action.get();
    durations.add(Duration.ofNanos(System.nanoTime() - begin));
    return result;
  }
}
