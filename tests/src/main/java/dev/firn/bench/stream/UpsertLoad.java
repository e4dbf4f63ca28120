package dev.firn.bench.stream;

import dev.firn.bench.BenchException;
import dev.firn.probe.SaleProbe;
import dev.firn.replay.Throttle;
import dev.firn.replay.kafka.KafkaEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A thread that sends upserts of random keys at a rate, until stopped or done. Some messages are
 * sent once more a little later, when they may no longer be the newest of their key.
 */
public final class UpsertLoad implements AutoCloseable {
  private static final int RECENT = 4_096;
  private static final Duration MAX_END = Duration.ofMinutes(5);

  private final LoadOptions options;
  private final Ledger ledger;
  private final KafkaEventSink sink;
  private final Consumer<SaleProbe> probes;
  private final SplittableRandom random;
  private final Clock clock = Clock.systemUTC();
  private final Upsert[] recent = new Upsert[RECENT];
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private final Thread thread;
  private final long begin = System.nanoTime();
  private volatile long sendingNanos;
  private volatile long sent;

  private UpsertLoad(
      LoadOptions options, Ledger ledger, KafkaEventSink sink, Consumer<SaleProbe> probes) {
    this.options = options;
    this.ledger = ledger;
    this.sink = sink;
    this.probes = probes;
    this.random = new SplittableRandom(options.seed());
    this.thread = Thread.ofPlatform().daemon().name("bench-load").unstarted(this::run);
  }

  /**
   * Begins at once.
   *
   * @param sink closed by the caller, after this
   * @param probes takes every so many of the newest versions, on the sending thread
   */
  public static UpsertLoad start(
      LoadOptions options, Ledger ledger, KafkaEventSink sink, Consumer<SaleProbe> probes) {
    UpsertLoad load = new UpsertLoad(options, ledger, sink, probes);
    load.thread.start();
    return load;
  }

  /** Whether it still sends; throws if it cannot. */
  public boolean isSending() {
    check();
    return thread.isAlive();
  }

  /** Waits until all events are sent. */
  public void finish() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("Cannot wait for the load: interrupted", e);
    }
    check();
  }

  /** Ends it early; every message that the ledger has is then in Kafka. */
  public void stop() {
    stopped.set(true);
    finish();
  }

  /** Events per second, over the time that it has sent. */
  public double rate() {
    return sent * 1e9 / Math.max(1, sendingNanos);
  }

  @Override
  public void close() {
    stopped.set(true);
    try {
      var _ = thread.join(MAX_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void check() {
    RuntimeException problem = failure.get();
    if (problem != null) {
      throw problem;
    }
  }

  private void run() {
    Throttle throttle = new Throttle(options.eventsPerSecond());
    long position = 0;
    try {
      for (; position < options.events() && !stopped.get(); position++) {
        throttle.awaitTurn();
        send(position);
      }
      sink.flush();
    } catch (RuntimeException e) {
      failure.set(e);
    } finally {
      sent = position;
      sendingNanos = System.nanoTime() - begin;
    }
  }

  private void send(long position) {
    Upsert again =
        random.nextDouble() < options.duplicates() ? recent[random.nextInt(RECENT)] : null;
    Upsert upsert = again == null ? next() : again;
    sink.send(upsert.keyBytes(), upsert.json());
    ledger.sent();
    if (again == null) {
      recent[random.nextInt(RECENT)] = upsert;
      if (options.probeEvery() > 0 && position % options.probeEvery() == 0) {
        probes.accept(new SaleProbe(upsert.key(), upsert.version(), upsert.sentAt()));
      }
    }
  }

  private Upsert next() {
    Ledger.Version next = ledger.next(random);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Upsert(next.number(), next.version(), now);
  }
}
