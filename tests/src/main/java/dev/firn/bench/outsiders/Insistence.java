package dev.firn.bench.outsiders;

import dev.firn.bench.BenchException;
import dev.firn.probe.ProbeException;
import dev.firn.probe.Queries;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Has Trino run a statement until it is not refused any more. Safe for several threads. */
final class Insistence {
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Duration MAX_TIME = Duration.ofMinutes(5);

  private final Queries queries;

  Insistence(Queries queries) {
    this.queries = queries;
  }

  /**
   * Runs it until it succeeds.
   *
   * @param done whether an attempt that failed has done it all the same
   * @return the deed
   * @throws BenchException if it is refused again and again
   */
  Deed run(String sql, long rows, BooleanSupplier done) {
    long begin = System.nanoTime();
    for (int refusals = 0; ; refusals++) {
      try {
        queries.once(sql);
        return new Deed(rows, refusals, (System.nanoTime() - begin) / 1e9);
      } catch (ProbeException e) {
        if (done.getAsBoolean()) {
          return new Deed(rows, refusals + 1, (System.nanoTime() - begin) / 1e9);
        }
        if (System.nanoTime() - begin > MAX_TIME.toNanos()) {
          throw new BenchException(
              "Cannot run \"%s\": refused %d times, the last time by: %s"
                  .formatted(sql, refusals + 1, e.getMessage()),
              e);
        }
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** How many rows of main have one of these numbers. */
  long count(List<Integer> numbers) {
    return queries.row("SELECT count(*) FROM sales WHERE " + in(numbers)).number(0);
  }

  /** The condition that an order number is one of these. */
  static String in(List<Integer> numbers) {
    String list = numbers.toString();
    return "order_number IN (" + list.substring(1, list.length() - 1) + ")";
  }
}
