package dev.firn.replay.kafka;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Says so when messages were handed over and none is acknowledged for some seconds. */
final class StallWatch implements AutoCloseable {
  private static final long PERIOD_SECONDS = 5;

  private final AtomicLong handedOver = new AtomicLong();
  private final AtomicLong delivered = new AtomicLong();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("replay-stall-watch").factory());
  private final String servers;
  private final Duration patience;
  private final Consumer<String> notices;
  private long deliveredBefore;

  StallWatch(String servers, Duration patience, Consumer<String> notices) {
    this.servers = servers;
    this.patience = patience;
    this.notices = notices;
    var _ =
        executor.scheduleAtFixedRate(this::look, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  void handedOver() {
    handedOver.incrementAndGet();
  }

  void delivered() {
    delivered.incrementAndGet();
  }

  private void look() {
    long now = delivered.get();
    if (now == deliveredBefore && handedOver.get() > now) {
      notices.accept(
          "Waiting for Kafka at %s, which does not answer; giving up after %d s"
              .formatted(servers, patience.toSeconds()));
    }
    deliveredBefore = now;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
