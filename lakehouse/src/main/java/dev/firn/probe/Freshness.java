package dev.firn.probe;

import dev.firn.probe.Queries.Row;
import dev.firn.replay.SaleKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Measures how long a sale takes from being sent to being visible on main through Trino: keeps some
 * sales, asks for them by a query as soon as main has moved, and notes when each is there. A sample
 * includes the pause between two looks at main and the time of the answer. Nothing is asked while
 * main stands still: the questions would take the processor from what they measure.
 */
public final class Freshness {
  /** So many sales are asked for at once; while more are open, none is added. */
  private static final int MAX_OPEN = 300;

  /** Between two looks at main. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Between two questions that only warm up. */
  private static final Duration WARM_UP_PAUSE = Duration.ofMillis(500);

  private final Function<String, List<Row>> queries;
  private final Supplier<OptionalLong> main;
  private final InstantSource clock;
  private final Map<SaleKey, SaleProbe> open = new ConcurrentHashMap<>();
  private final List<Duration> samples = new ArrayList<>();
  private OptionalLong askedAt = OptionalLong.empty();

  /**
   * Measures nothing yet.
   *
   * @param queries all rows of a query
   * @param main the snapshot that main is at; empty if that cannot be told
   */
  public Freshness(
      Function<String, List<Row>> queries, Supplier<OptionalLong> main, InstantSource clock) {
    this.queries = queries;
    this.main = main;
    this.clock = clock;
  }

  /** Looks again and again until closed. */
  public Background start(String name) {
    return Background.start(name, PAUSE, this::look);
  }

  /** Asks again and again until closed, wherever main is, so that Trino comes to its speed. */
  public Background warmUp(String name) {
    return Background.start(name, WARM_UP_PAUSE, this::ask);
  }

  /** Looks for a sale from now on, unless too many are looked for already. */
  public void watch(SaleProbe sale) {
    if (open.size() < MAX_OPEN) {
      open.putIfAbsent(sale.key(), sale);
    }
  }

  /** Asks once for all open sales, if main has moved; from one thread at a time. */
  public synchronized void look() {
    OptionalLong head = main.get();
    if (head.isEmpty() || !head.equals(askedAt)) {
      ask();
      askedAt = head;
    }
  }

  private synchronized void ask() {
    Map<SaleKey, SaleProbe> asked = Map.copyOf(open);
    if (asked.isEmpty()) {
      return;
    }
    List<Row> rows = queries.apply(question(asked.values()));
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
