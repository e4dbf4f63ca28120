package dev.firn.simulation;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.iceberg.SystemConfigs;

/**
 * A run of consecutive seeds.
 *
 * @param first the first of them
 * @param count how many
 * @param turns in each of them
 */
record Seeds(long first, long count, int turns) {
  // Iceberg's own threads would make the order of reads another one each time.
  static {
    System.setProperty(SystemConfigs.WORKER_THREAD_POOL_SIZE.propertyKey(), "1");
  }

  /** Runs them all, or up to the first that fails. */
  Outcome run(Mutation mutation, boolean stopAtFailure, Consumer<Outcome> progress) {
    Outcome[] outcome = {Outcome.NONE};
    HiddenDefaults.run(() -> {
      while (outcome[0].seeds() < count && !(stopAtFailure && !outcome[0].failures().isEmpty())) {
        outcome[0] = add(outcome[0], Scenario.of(first + outcome[0].seeds()), mutation);
        progress.accept(outcome[0]);
      }
    });
    return outcome[0];
  }

  private Outcome add(Outcome outcome, Scenario scenario, Mutation mutation) {
    Map<String, Integer> tally;
    try {
      tally = new Simulation(scenario, mutation).run(turns);
    } catch (RuntimeException | AssertionError e) {
      return outcome.plus(new Failure(scenario, e));
    }
    return outcome.plus(tally);
  }
}
