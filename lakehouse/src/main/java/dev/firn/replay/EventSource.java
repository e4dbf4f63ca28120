package dev.firn.replay;

import dev.firn.replay.InventoryCount.Place;
import dev.firn.tpcds.TpcdsGenerator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What happens at the retailer, in order: lines of all channels mixed by their share, and the
 * inventory counted week by week meanwhile. Feeds the expectation. Keeps one entry for each item in
 * each warehouse, nothing for each event.
 */
final class EventSource implements Iterator<Event> {
  private final List<Feed> feeds = new ArrayList<>();
  private final SplittableRandom random;
  private final Expectation expectation;
  private final Map<Place, NewestSent> newestCounts = new HashMap<>();
  private final long estimatedEvents;

  EventSource(ReplayOptions options, Expectation expectation) {
    this.random = new SplittableRandom(options.seed());
    this.expectation = expectation;
    TpcdsGenerator generator = new TpcdsGenerator(options.scale());
    for (Channel channel : Channel.values()) {
      feeds.add(
          new Feed(
              generator.declaredRows(channel.sales()) * channel.linesPerOrder(),
              new SaleLines(generator, channel),
              this::sold));
    }
    if (options.inventoryWeeks() > 0) {
      feeds.add(
          new Feed(
              InventoryCounts.countsOf(generator, options.inventoryWeeks()),
              new InventoryCounts(generator, options.inventoryWeeks()),
              this::counted));
    }
    this.estimatedEvents = feeds.stream().mapToLong(Feed::weight).sum();
  }

  /** About how many events there are, returns not included. */
  long estimatedEvents() {
    return estimatedEvents;
  }

  @Override
  public boolean hasNext() {
    feeds.removeIf(feed -> !feed.items().hasNext());
    return !feeds.isEmpty();
  }

  @Override
  public Event next() {
    return pick().next();
  }

  private Feed pick() {
    long weights = feeds.stream().mapToLong(Feed::weight).sum();
    long drawn = random.nextLong(weights);
    for (Feed feed : feeds) {
      drawn -= feed.weight();
      if (drawn < 0) {
        return feed;
      }
    }
    throw new IllegalStateException("Cannot pick a feed: none is left");
  }

  private Event sold(SaleLine line) {
    expectation.add(line);
    return new Event.Sold(line, new NewestSent());
  }

  private Event counted(InventoryCount count) {
    expectation.add(count);
    return new Event.Counted(
        count, newestCounts.computeIfAbsent(count.place(), place -> new NewestSent()));
  }
}
