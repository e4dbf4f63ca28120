package dev.firn.keeper;

import dev.firn.upkeep.Upkeep;
import dev.firn.upkeep.UpkeepOutcome;
import dev.firn.upkeep.UpkeepPlan;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** Plans and does a task that commits nothing on another thread. */
final class ApartWork {
  private final Upkeep upkeep;
  private final ExecutorService background;
  private @Nullable Future<Ended> running;

  /** What came of it. */
  record Ended(UpkeepPlan plan, UpkeepOutcome outcome) {}

  ApartWork(Upkeep upkeep, ExecutorService background) {
    this.upkeep = upkeep;
    this.background = background;
  }

  boolean isBusy() {
    return running != null;
  }

  void start(Supplier<Table> fresh) {
    running = background.submit(() -> work(fresh));
  }

  /** What came of it, once it has ended. */
  Optional<Ended> poll() {
    Future<Ended> future = running;
    if (future == null || !future.isDone()) {
      return Optional.empty();
    }
    running = null;
    try {
      return Optional.of(future.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(failed(e));
    } catch (ExecutionException e) {
      return Optional.of(failed(e.getCause() == null ? e : e.getCause()));
    }
  }

  void close() {
    if (running != null) {
      running.cancel(true);
      running = null;
    }
  }

  private Ended work(Supplier<Table> fresh) {
    UpkeepPlan plan = upkeep.plan(fresh.get());
    UpkeepOutcome outcome =
        plan.due()
            ? upkeep.run(fresh.get()).orElseThrow()
            : new UpkeepOutcome.NotDue(plan.reason());
    return new Ended(plan, outcome);
  }

  private Ended failed(Throwable failure) {
    String reason = Reasons.of(failure);
    return new Ended(
        UpkeepPlan.notDue(upkeep.task(), "planning failed: " + reason),
        new UpkeepOutcome.Failed(reason));
  }
}
