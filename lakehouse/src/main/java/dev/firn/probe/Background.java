package dev.firn.probe;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Does something again and again beside the main thread until closed, or until it fails. */
public final class Background implements AutoCloseable {
  private static final Duration MAX_LAST_TURN = Duration.ofSeconds(30);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private final Thread thread;

  private Background(String name, Duration pause, Runnable turn) {
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> loop(pause, turn));
  }

  /** Begins at once. */
  public static Background start(String name, Duration pause, Runnable turn) {
    Background background = new Background(name, pause, turn);
    background.thread.start();
    return background;
  }

  /** Waits for the turn that runs now, and starts no other. */
  @Override
  public void close() {
    stop.countDown();
    try {
      if (!thread.join(MAX_LAST_TURN)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Throws what a turn has thrown. */
  public void check() {
    RuntimeException problem = failure.get();
    if (problem != null) {
      throw problem;
    }
  }

  private void loop(Duration pause, Runnable turn) {
    try {
      do {
        turn.run();
      } while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (RuntimeException e) {
      failure.set(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
