package dev.firn.demo;

import dev.firn.probe.Queries;
import dev.firn.probe.Queries.Row;
import dev.firn.probe.Settling;
import dev.firn.probe.Waiting;
import dev.firn.replay.ExpectedSales;
import dev.firn.replay.ExpectedTables;
import java.time.Duration;

/**
 * Waits until everything that was sent is on main: read by the job to the last message, published
 * by the keeper to the last snapshot, and visible through Trino. What is there then is for the
 * checks to judge.
 */
final class Arrival {
  private static final Duration MAX_STANDSTILL = Duration.ofMinutes(2);

  private final DemoContext context;
  private final Waiting waiting = new Waiting(MAX_STANDSTILL);

  Arrival(DemoContext context) {
    this.context = context;
  }

  void await() {
    context.console().say("Everything is sent; wait until it is on main");
    new Settling(context.lake(), MAX_STANDSTILL).await().ifPresent(context.console()::say);
    Queries queries = context.queries();
    Seen wanted = wanted(context.sent().expected());
    Seen seen = waiting.until(wanted, () -> look(queries));
    if (!seen.equals(wanted)) {
      context
          .console()
          .say("Main holds %s instead of %s, and nothing moves".formatted(seen, wanted));
    }
  }

  private static Seen wanted(ExpectedTables expected) {
    return new Seen(
        expected.salesRows(),
        expected.sales().values().stream().mapToLong(ExpectedSales::returned).sum(),
        expected.inventory().rows(),
        expected.deadLetters());
  }

  private static Seen look(Queries queries) {
    Row row =
        queries.row(
            """
            SELECT
              (SELECT count(*) FROM sales),
              (SELECT count_if(version = 2) FROM sales),
              (SELECT count(*) FROM inventory),
              (SELECT count(*) FROM dead_letters)
            """);
    return new Seen(row.number(0), row.number(1), row.number(2), row.number(3));
  }

  /** How much is on main. */
  private record Seen(long sales, long returned, long inventory, long deadLetters) {}
}
