package dev.firn.publish;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random interleavings against a model. {@code -Dfirn.seed=N} repeats one seed, {@code
 * -Dfirn.seeds=N} runs that many.
 */
class PublishingSimulationTest {
  private static final int TURNS = 40;

  @Test
  void mainIsWhatTheModelSaysAfterEachPublication() {
    long first = Long.getLong("firn.seed", 1);
    long seeds = System.getProperty("firn.seed") == null ? Long.getLong("firn.seeds", 5) : 1;
    Map<String, Integer> totals = new TreeMap<>();
    for (long seed = first; seed < first + seeds; seed++) {
      try {
        CatalogKind kind = seed % 4 < 2 ? CatalogKind.METADATA_CAS : CatalogKind.REST;
        new Simulation(seed, kind, seed % 2 == 0, seed % 3 == 0)
            .run(TURNS)
            .forEach((what, count) -> totals.merge(what, count, Integer::sum));
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("Seed " + seed + " failed; repeat with -Dfirn.seed=" + seed, e);
      }
    }
    System.out.println("Seeds " + first + " to " + (first + seeds - 1) + ": " + totals);
  }
}
