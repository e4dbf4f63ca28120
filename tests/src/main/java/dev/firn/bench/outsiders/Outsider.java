package dev.firn.bench.outsiders;

import dev.firn.bench.BenchConsole;
import dev.firn.bench.BenchRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/** Does one kind of act at random times, at least once, until the stream ends. */
final class Outsider implements Callable<List<BenchRun>> {
  private final Act act;
  private final SplittableRandom random;
  private final Duration maxPause;
  private final StreamTime time;
  private final BenchConsole console;
  private final List<BenchRun> runs = new ArrayList<>();

  /**
   * An outsider.
   *
   * @param maxPause from one act to the next; half of it on average
   */
  Outsider(
      Act act, SplittableRandom random, Duration maxPause, StreamTime time, BenchConsole console) {
    this.act = act;
    this.random = random;
    this.maxPause = maxPause;
    this.time = time;
    this.console = console;
  }

  /** Returns what was done, each act a run with its name as the side. */
  @Override
  public List<BenchRun> call() {
    do {
      time.pause(Duration.ofMillis(random.nextLong(maxPause.toMillis())));
      double begin = time.seconds();
      Deed deed = act.act();
      runs.add(
          new BenchRun(
              act.name(),
              Map.of(
                  "at_seconds", begin,
                  "rows", deed.rows(),
                  "refusals", deed.refusals(),
                  "seconds", deed.seconds())));
      console.say(
          "%.0f s: %s of %,d rows in %.1f s, refused %d times before"
              .formatted(begin, act.name(), deed.rows(), deed.seconds(), deed.refusals()));
    } while (!time.isOver());
    return runs;
  }
}
