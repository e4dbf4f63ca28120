package dev.firn.bench.outsiders;

import dev.firn.bench.BenchContext;
import dev.firn.bench.BenchRun;
import dev.firn.bench.stream.OwnTopology;
import dev.firn.local.site.PartName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/**
 * Starts a second keeper, kills the first, starts the first again and kills the second, at random
 * times, at least once, until the stream ends.
 */
final class KeeperRounds implements Callable<List<BenchRun>> {
  private final BenchContext context;
  private final OwnTopology topology;
  private final SplittableRandom random;
  private final Duration maxPause;
  private final StreamTime time;
  private final LeaseLook lease;
  private final List<BenchRun> runs = new ArrayList<>();

  /**
   * Rounds.
   *
   * @param maxPause from one step to the next
   */
  KeeperRounds(
      BenchContext context,
      OwnTopology topology,
      SplittableRandom random,
      Duration maxPause,
      StreamTime time) {
    this.context = context;
    this.topology = topology;
    this.random = random;
    this.maxPause = maxPause;
    this.time = time;
    this.lease = new LeaseLook(topology.lake());
  }

  /** Returns one run for each kill. */
  @Override
  public List<BenchRun> call() {
    Path folder = context.folder().resolve("second-keeper");
    do {
      pause();
      say("start a second keeper");
      try (SecondKeeper second = SecondKeeper.start(topology.topology().site(), folder)) {
        pause();
        second.requireAlive();
        killed("the first keeper", () -> topology.topology().kill(PartName.KEEPER));
        pause();
        say("start the first keeper again");
        topology.up(EnumSet.of(PartName.KEEPER));
        pause();
        second.requireAlive();
        killed("the second keeper", second::close);
      }
    } while (!time.isOver());
    return runs;
  }

  /** The lease tells when the other one goes on. */
  private void killed(String victim, Runnable kill) {
    String holder = lease.holder();
    double at = time.seconds();
    say("kill -9 of " + victim);
    kill.run();
    lease.awaitOther(holder);
    double seconds = time.seconds() - at;
    say("the other keeper took over after %.1f s".formatted(seconds));
    runs.add(
        new BenchRun(
            "kill", Map.of("victim", victim, "at_seconds", at, "takeover_seconds", seconds)));
  }

  private void pause() {
    time.pause(Duration.ofMillis(random.nextLong(maxPause.toMillis())));
  }

  private void say(String what) {
    context.console().say("%.0f s: %s".formatted(time.seconds(), what));
  }
}
