package dev.firn.bench.faults;

import dev.firn.local.site.PartName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * One kill to come.
 *
 * @param after how long the stream runs undisturbed before it
 * @param victims what is killed at once
 */
record Trial(int number, Duration after, Set<PartName> victims) {
  private static final int MIN_PAUSE_MILLIS = 500;
  private static final double BOTH = 0.2;

  Trial {
    victims = EnumSet.copyOf(victims);
  }

  /**
   * So many trials, all decided by the seed.
   *
   * @param candidates each equally likely; now and then two at once
   * @param maxPause upper end of the undisturbed time
   */
  static List<Trial> plan(long seed, int trials, List<PartName> candidates, Duration maxPause) {
    Random random = new Random(seed);
    List<Trial> plan = new ArrayList<>();
    for (int i = 1; i <= trials; i++) {
      EnumSet<PartName> victims = EnumSet.of(any(candidates, random));
      if (random.nextDouble() < BOTH) {
        victims.add(any(candidates, random));
      }
      int spread = Math.max(1, (int) maxPause.toMillis() - MIN_PAUSE_MILLIS);
      plan.add(
          new Trial(
              i, Duration.ofMillis(MIN_PAUSE_MILLIS + (long) random.nextInt(spread)), victims));
    }
    return plan;
  }

  private static PartName any(List<PartName> candidates, Random random) {
    return candidates.get(random.nextInt(candidates.size()));
  }
}
