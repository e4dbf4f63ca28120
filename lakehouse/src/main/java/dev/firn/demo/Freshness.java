package dev.firn.demo;

import dev.firn.demo.Queries.Row;
import dev.firn.replay.Message;
import dev.firn.replay.ReplayListener;
import dev.firn.replay.SaleKey;
import dev.firn.replay.SentCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Measures how long a sale takes from being sent to being visible on main through Trino: keeps the
 * keys of some sales, asks for them again and again, and notes when each is there. A sample
 * includes the pause between two questions and the time of the answer.
 */
final class Freshness implements ReplayListener {
  /** So many sales are asked for at once; while more are open, none is added. */
  private static final int MAX_OPEN = 300;

  private final long everyEvents;
  private final Queries queries;
  private final Clock clock;
  private final Map<SaleKey, Instant> open = new ConcurrentHashMap<>();
  private final List<Duration> samples = new ArrayList<>();

  /**
   * Measures nothing yet.
   *
   * @param everyEvents of so many events one is watched
   */
  Freshness(long everyEvents, Queries queries, Clock clock) {
    this.everyEvents = everyEvents;
    this.queries = queries;
    this.clock = clock;
  }

  @Override
  public void sent(Message message, SentCounts counts) {
    SaleKey sale = message.duplicate() ? null : message.sale();
    if (sale != null && counts.events() % everyEvents < 2 && open.size() < MAX_OPEN) {
      open.put(sale, message.sentAt());
    }
  }

  /** Asks once for all open sales; from one thread at a time. */
  synchronized void look() {
    Map<SaleKey, Instant> asked = Map.copyOf(open);
    if (asked.isEmpty()) {
      return;
    }
    List<Row> rows = queries.rows(question(asked));
    Instant seenAt = clock.instant();
    for (Row row : rows) {
      SaleKey key = new SaleKey(row.text(0), row.number(1), row.number(2));
      Instant sentAt = asked.get(key);
      if (sentAt != null && open.remove(key) != null) {
        samples.add(Duration.between(sentAt, seenAt));
      }
    }
  }

  /** Sales that were watched and not seen yet. */
  int open() {
    return open.size();
  }

  /** What was measured. */
  synchronized Percentiles percentiles() {
    return Percentiles.of(samples);
  }

  /** Orders only: their numbers rise with time, so that most files need not be opened. */
  private static String question(Map<SaleKey, Instant> asked) {
    String orders =
        asked.keySet().stream()
            .collect(
                Collectors.groupingBy(
                    SaleKey::channel,
                    Collectors.mapping(
                        key -> Long.toString(key.orderNumber()),
                        Collectors.joining(", ", "order_number IN (", ")"))))
            .entrySet()
            .stream()
            .map(entry -> "(channel = '" + entry.getKey() + "' AND " + entry.getValue() + ")")
            .collect(Collectors.joining(" OR "));
    return "SELECT channel, order_number, item_id FROM sales WHERE " + orders;
  }
}
