package dev.firn.simulation;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.iceberg.SystemConfigs;

/**
 * A run of consecutive seeds. Several run side by side, each in a world of its own, because Iceberg
 * sleeps wherever it waits for a thread; what comes of them is added up in their order.
 *
 * @param first the first of them
 * @param count how many
 * @param turns in each of them
 */
record Seeds(long first, long count, int turns) {
  private static final int SIDE_BY_SIDE = 8 * Runtime.getRuntime().availableProcessors();

  // Iceberg's own threads would make the order of reads another one each time.
  static {
    System.setProperty(SystemConfigs.WORKER_THREAD_POOL_SIZE.propertyKey(), "1");
  }

  /** Runs them all, or up to the first that fails. */
  Outcome run(Mutation mutation, boolean stopAtFailure, Consumer<Outcome> progress) {
    try (ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
      Queue<Future<UnaryOperator<Outcome>>> running = new ArrayDeque<>();
      Outcome outcome = Outcome.NONE;
      long next = first;
      while (outcome.seeds() < count && !(stopAtFailure && !outcome.failures().isEmpty())) {
        while (next < first + count && running.size() < SIDE_BY_SIDE) {
          Scenario scenario = Scenario.of(next++);
          running.add(threads.submit(() -> HiddenDefaults.call(() -> one(scenario, mutation))));
        }
        outcome = result(running.remove()).apply(outcome);
        progress.accept(outcome);
      }
      threads.shutdownNow();
      return outcome;
    }
  }

  private UnaryOperator<Outcome> one(Scenario scenario, Mutation mutation) {
    try {
      Map<String, Integer> tally = new Simulation(scenario, mutation).run(turns);
      return outcome -> outcome.plus(tally);
    } catch (RuntimeException | AssertionError e) {
      Failure failure = new Failure(scenario, e);
      return outcome -> outcome.plus(failure);
    }
  }

  private static <T> T result(Future<T> running) {
    try {
      return running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while seeds ran", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A seed ended with an error of its own", e.getCause());
    }
  }
}
