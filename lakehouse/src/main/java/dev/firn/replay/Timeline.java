package dev.firn.replay;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The order of sending. Most events go out as they happen; some come late, some a second time,
 * returns some time after their sale, malformed ones anywhere. What waits is kept in a queue by the
 * position at which it is due, so that memory depends on the distances below and not on the length
 * of the stream.
 */
final class Timeline implements Iterator<Message> {
  /** Share of events that come late. */
  private static final double DISPLACED = 0.05;

  /** How many events after its sale a return comes at most. */
  private static final int MAX_RETURN_DISTANCE = 20_000;

  /** How many events after its original a duplicate comes at most. */
  private static final int MAX_DUPLICATE_DISTANCE = 5_000;

  private final EventSource source;
  private final ReplayOptions options;
  private final Clock clock;
  private final SplittableRandom random;
  private final PriorityQueue<Due> waiting = new PriorityQueue<>();
  private long position;
  private long scheduled;

  Timeline(EventSource source, ReplayOptions options, Clock clock) {
    this.source = source;
    this.options = options;
    this.clock = clock;
    this.random = new SplittableRandom(~options.seed());
    scheduleMalformed();
  }

  @Override
  public boolean hasNext() {
    return !waiting.isEmpty() || source.hasNext();
  }

  @Override
  public Message next() {
    while (!isDue() && source.hasNext()) {
      Event event = source.next();
      scheduleReturn(event);
      if (options.disorder() == 0 || random.nextDouble() >= DISPLACED) {
        return send(event);
      }
      schedule(event, options.disorder());
    }
    return switch (waiting.remove()) {
      case Due.First first -> send(first.event());
      case Due.Again again -> again.message().again(position++);
    };
  }

  private boolean isDue() {
    Due head = waiting.peek();
    return head != null && head.position() <= position;
  }

  private Message send(Event event) {
    Message message =
        Message.first(position++, event, clock.instant().truncatedTo(ChronoUnit.MICROS));
    if (message.kind() != Message.Kind.MALFORMED && random.nextDouble() < options.duplicates()) {
      waiting.add(new Due.Again(later(MAX_DUPLICATE_DISTANCE), scheduled++, message));
    }
    return message;
  }

  private void scheduleReturn(Event event) {
    if (event instanceof Event.Sold(SaleLine line, NewestSent newest) && line.returned() != null) {
      schedule(new Event.Returned(line, newest), MAX_RETURN_DISTANCE);
    }
  }

  private void schedule(Event event, int maxDistance) {
    waiting.add(new Due.First(later(maxDistance), scheduled++, event));
  }

  private long later(int maxDistance) {
    return position + 1 + random.nextInt(maxDistance);
  }

  private void scheduleMalformed() {
    int number = 1;
    for (MalformedKind kind : MalformedKind.values()) {
      for (int i = 0; i < options.malformed(); i++) {
        long at = random.nextLong(Math.max(1, source.estimatedEvents()));
        waiting.add(new Due.First(at, scheduled++, new Event.Malformed(kind, number++)));
      }
    }
  }
}
