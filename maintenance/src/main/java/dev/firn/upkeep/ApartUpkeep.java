package dev.firn.upkeep;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** Does a task that commits nothing on another thread, from its plan on. */
public final class ApartUpkeep implements Upkeep {
  private final Upkeep task;
  private final ExecutorService background;
  private @Nullable Future<UpkeepOutcome> running;

  /** That task, in the background. */
  public ApartUpkeep(Upkeep task, ExecutorService background) {
    this.task = task;
    this.background = background;
  }

  @Override
  public UpkeepTask task() {
    return task.task();
  }

  @Override
  public Duration interval() {
    return task.interval();
  }

  @Override
  public UpkeepPlan plan(Table table) {
    return new UpkeepPlan(
        task(),
        true,
        "every " + interval() + "; what is to be done is found in the background",
        List.of());
  }

  @Override
  public Optional<UpkeepOutcome> run(Table table) {
    running = background.submit(() -> planAndRun(table));
    return Optional.empty();
  }

  @Override
  public boolean isBusy() {
    return running != null;
  }

  @Override
  public Optional<UpkeepOutcome> proceed(Table table) {
    Future<UpkeepOutcome> ended = running;
    if (ended == null || !ended.isDone()) {
      return Optional.empty();
    }
    running = null;
    try {
      return Optional.of(ended.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new UpkeepOutcome.Failed("interrupted"));
    } catch (ExecutionException e) {
      return Optional.of(new UpkeepOutcome.Failed(String.valueOf(e.getCause())));
    }
  }

  @Override
  public void close() {
    if (running != null) {
      running.cancel(true);
    }
    task.close();
  }

  private UpkeepOutcome planAndRun(Table table) {
    UpkeepPlan plan = task.plan(table);
    return plan.due() ? task.run(table).orElseThrow() : new UpkeepOutcome.NotDue(plan.reason());
  }
}
