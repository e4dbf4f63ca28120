package dev.firn.replay;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Sends the workload, once, from a position on. Deterministic but for the clock. What was sent is
 * remembered every second or so, so that a replay that was killed goes on where it was; the few
 * events after the last such point are sent again, and duplicates are harmless.
 */
public final class Replay {
  private static final long REMEMBER_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ReplayOptions options;
  private final Clock clock;
  private final Throttle throttle;
  private final Checkpoint checkpoint;
  private final BooleanSupplier stopRequested;

  /**
   * Prepares a replay; nothing is sent yet.
   *
   * @param eventsPerSecond 0 for as fast as possible
   * @param checkpoint from where to go on, and where progress is kept
   * @param stopRequested asked before each event; the replay then ends early and cleanly
   */
  public Replay(
      ReplayOptions options,
      Clock clock,
      double eventsPerSecond,
      Checkpoint checkpoint,
      BooleanSupplier stopRequested) {
    this.options = options;
    this.clock = clock;
    this.throttle = new Throttle(eventsPerSecond);
    this.checkpoint = checkpoint;
    this.stopRequested = stopRequested;
  }

  /** About how many events a workload has, for a progress bar. */
  public static long estimatedEvents(ReplayOptions options) {
    long happenings = new EventSource(options, new Expectation()).estimatedEvents();
    return Math.round(happenings * 1.1 * (1 + options.duplicates()))
        + (long) options.malformed() * MalformedKind.values().length;
  }

  /** Sends everything; returns when all of it is delivered. */
  public ReplayReport run(EventSink sink, ReplayListener listener) {
    long resumedAt = checkpoint.position();
    long begin = System.nanoTime();
    long remembered = begin;
    Expectation expectation = new Expectation();
    Timeline timeline = new Timeline(new EventSource(options, expectation), options, clock);
    SentCounts counts = SentCounts.NONE;
    while (timeline.hasNext() && !stopRequested.getAsBoolean()) {
      Message message = timeline.next();
      counts = counts.plus(message);
      if (message.position() < resumedAt) {
        continue;
      }
      throttle.awaitTurn();
      sink.send(message);
      listener.sent(message, counts);
      if (System.nanoTime() - remembered > REMEMBER_NANOS) {
        remember(sink, counts);
        remembered = System.nanoTime();
      }
    }
    remember(sink, counts);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
    return new ReplayReport(
        options,
        !timeline.hasNext(),
        Math.min(resumedAt, counts.events()),
        counts,
        expectation.tables(counts.malformed()),
        elapsed);
  }

  private void remember(EventSink sink, SentCounts counts) {
    sink.flush();
    if (counts.events() > checkpoint.position()) {
      checkpoint.advance(counts.events());
    }
  }
}
