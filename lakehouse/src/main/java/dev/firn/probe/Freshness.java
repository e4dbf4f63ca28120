package dev.firn.probe;

import dev.firn.probe.Queries.Row;
import dev.firn.replay.SaleKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Measures how long a sale takes from being sent to being visible on main through Trino: keeps some
 * sales, asks for them again and again, and notes when each is there. A sample includes the pause
 * between two questions and the time of the answer.
 */
public final class Freshness {
  /** So many sales are asked for at once; while more are open, none is added. */
  private static final int MAX_OPEN = 300;

  private final Queries queries;
  private final Clock clock;
  private final Map<SaleKey, SaleProbe> open = new ConcurrentHashMap<>();
  private final List<Duration> samples = new ArrayList<>();

  /** Measures nothing yet. */
  public Freshness(Queries queries, Clock clock) {
    this.queries = queries;
    this.clock = clock;
  }

  /** Looks for a sale from now on, unless too many are looked for already. */
  public void watch(SaleProbe sale) {
    if (open.size() < MAX_OPEN) {
      open.putIfAbsent(sale.key(), sale);
    }
  }

  /** Asks once for all open sales; from one thread at a time. */
  public synchronized void look() {
    Map<SaleKey, SaleProbe> asked = Map.copyOf(open);
    if (asked.isEmpty()) {
      return;
    }
    List<Row> rows = queries.rows(question(asked.values()));
    Instant seenAt = clock.instant();
    for (Row row : rows) {
      SaleKey key = new SaleKey(row.text(0), row.number(1), row.number(2));
      SaleProbe sale = asked.get(key);
      if (sale != null && row.number(3) >= sale.version() && open.remove(key) != null) {
        samples.add(Duration.between(sale.sentAt(), seenAt));
      }
    }
  }

  /** Sales that were watched and not seen yet. */
  public int open() {
    return open.size();
  }

  /** What was measured. */
  public synchronized Percentiles percentiles() {
    return Percentiles.of(samples);
  }

  /**
   * By order, whose numbers rise with time, and by when the oldest was sent: most files need not be
   * opened.
   */
  static String question(Collection<SaleProbe> asked) {
    String orders =
        asked.stream()
            .map(SaleProbe::key)
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
    Instant oldest =
        asked.stream().map(SaleProbe::sentAt).min(Instant::compareTo).orElse(Instant.EPOCH);
    return "SELECT channel, order_number, item_id, version FROM sales"
        + " WHERE sent_at >= from_iso8601_timestamp('%s') AND (%s)".formatted(oldest, orders);
  }
}
