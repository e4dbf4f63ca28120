package dev.firn.demo;

import dev.firn.local.Topology;
import dev.firn.local.site.LocalException;
import dev.firn.local.site.PartName;
import dev.firn.replay.Message;
import dev.firn.replay.ReplayListener;
import dev.firn.replay.SentCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Kills processes while data flows, as a plan says, and starts each again. */
final class Chaos implements ReplayListener, AutoCloseable {
  private static final Duration MAX_RESTART = Duration.ofMinutes(5);
  private static final int MAX_ATTEMPTS = 5;

  private final Topology topology;
  private final DemoConsole console;
  private final Clock clock;
  private final Deque<KillPlan.Planned> planned;
  private final List<Kill> done = new ArrayList<>();
  private final List<Future<?>> restarts = new ArrayList<>();
  private final ExecutorService restarter =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("demo-restart").factory());

  Chaos(Topology topology, KillPlan plan, DemoConsole console, Clock clock) {
    this.topology = topology;
    this.planned = new ArrayDeque<>(plan.kills());
    this.console = console;
    this.clock = clock;
  }

  @Override
  public void sent(Message message, SentCounts counts) {
    while (!planned.isEmpty() && counts.events() >= planned.getFirst().afterEvents()) {
      kill(planned.removeFirst().part(), counts.events());
    }
  }

  /**
   * Waits until everything that was killed serves again.
   *
   * @return what was killed, in order
   * @throws DemoException if something does not come back
   */
  List<Kill> finish() {
    for (Future<?> restart : restarts) {
      try {
        restart.get(MAX_RESTART.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        throw new DemoException("Cannot start again what was killed", e.getCause());
      } catch (TimeoutException e) {
        throw new DemoException("Cannot start again what was killed: it takes too long", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DemoException("Cannot start again what was killed: interrupted", e);
      }
    }
    return List.copyOf(done);
  }

  @Override
  public void close() {
    restarter.shutdownNow();
  }

  private void kill(PartName victim, long events) {
    if (topology.kill(victim)) {
      done.add(new Kill(victim, clock.instant(), events));
      console.say("kill -9 %s after %,d events".formatted(victim, events));
    }
    restarts.add(restarter.submit(() -> start(victim)));
  }

  /**
   * Starts whatever is away, in the order of the parts: what was killed may need another victim to
   * start. If one dies just now the start fails, and is tried again.
   */
  private void start(PartName victim) {
    for (int attempt = 1; ; attempt++) {
      try {
        topology.up(EnumSet.allOf(PartName.class));
        console.say(victim + " serves again");
        return;
      } catch (LocalException e) {
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
