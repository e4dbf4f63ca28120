package dev.firn.keeper;

import dev.firn.upkeep.Upkeep;
import dev.firn.upkeep.UpkeepOutcome;
import dev.firn.upkeep.UpkeepPlan;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.iceberg.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One task of one table and when it is due again. Every commit is made on the table's thread. Owned
 * by that thread.
 *
 * <pre>
 *   Resting -> planned -> done -> Resting
 *              planned -> Busy in the background -> a part is committed -> Busy | Resting
 * </pre>
 */
final class Turn {
  private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
  private static final Duration MAX_REST = Duration.ofHours(1);
  private static final Duration BUSY_POLL = Duration.ofSeconds(1);
  private static final Duration RUN_POLL = Duration.ofMillis(20);
  private static final int MAX_REFUSALS = 20;
  private static final int MAX_DOUBLINGS = 12;

  private final String table;
  private final Upkeep upkeep;
  private final ApartWork apart;
  private UpkeepStatus status;
  private long nextNanos;
  private int failuresInARow;

  /**
   * A task whose first turn is to come.
   *
   * @param background where a task is done that is apart
   */
  Turn(String table, Upkeep upkeep, ExecutorService background, long nowNanos) {
    this.apart = new ApartWork(upkeep, background);
    this.table = table;
    this.upkeep = upkeep;
    this.status = UpkeepStatus.none(upkeep.task());
    this.nextNanos = nowNanos + upkeep.firstRest().toNanos();
  }

  UpkeepStatus status() {
    return status;
  }

  boolean isTime(long nowNanos) {
    return nextNanos - nowNanos <= 0;
  }

  /** Takes the turn, as far as it goes without keeping the thread for long. */
  void take(Supplier<Table> fresh, long nowNanos) {
    Optional<UpkeepOutcome> outcome = upkeep.isApart() ? beApart(fresh) : beHere(fresh);
    outcome.ifPresent(this::ended);
    boolean isBusy = upkeep.isBusy() || apart.isBusy();
    status = status.running(isBusy);
    nextNanos = nowNanos + (isBusy ? BUSY_POLL : rest()).toNanos();
  }

  private Optional<UpkeepOutcome> beHere(Supplier<Table> fresh) {
    return upkeep.isBusy() ? proceed(fresh) : planAndRun(fresh);
  }

  private Optional<UpkeepOutcome> beApart(Supplier<Table> fresh) {
    if (!apart.isBusy()) {
      apart.start(fresh);
      return Optional.empty();
    }
    Optional<ApartWork.Ended> ended = apart.poll();
    ended.ifPresent(work -> status = status.planned(work.plan()));
    return ended.map(ApartWork.Ended::outcome);
  }

  /** Plans, and does nothing. */
  TaskReport plan(Supplier<Table> fresh) {
    try {
      return TaskReport.planned(upkeep.plan(fresh.get()));
    } catch (RuntimeException e) {
      return TaskReport.failed(upkeep.task(), failed(e).reason());
    }
  }

  /** Does all of it at once, and waits for what is done in the background. */
  TaskReport run(Supplier<Table> fresh) throws InterruptedException {
    Optional<UpkeepOutcome> last = planAndRun(fresh);
    last.ifPresent(this::ended);
    for (int refusals = 0; upkeep.isBusy() && refusals < MAX_REFUSALS; ) {
      Optional<UpkeepOutcome> next = proceed(fresh);
      if (next.isEmpty()) {
        Thread.sleep(RUN_POLL.toMillis());
        continue;
      }
      ended(next.get());
      refusals += isWell(next.get()) ? 0 : 1;
      last = next;
    }
    return new TaskReport(upkeep.task(), status.lastPlan(), Optional.of(summary(last)));
  }

  void close() {
    apart.close();
    upkeep.close();
  }

  private UpkeepOutcome summary(Optional<UpkeepOutcome> last) {
    UpkeepOutcome end = last.orElseGet(() -> new UpkeepOutcome.Failed("it did not come to an end"));
    return end instanceof UpkeepOutcome.Done ? new UpkeepOutcome.Done(status.totals()) : end;
  }

  private Optional<UpkeepOutcome> planAndRun(Supplier<Table> fresh) {
    try {
      UpkeepPlan plan = upkeep.plan(fresh.get());
      status = status.planned(plan);
      return plan.due()
          ? upkeep.run(fresh.get())
          : Optional.of(new UpkeepOutcome.NotDue(plan.reason()));
    } catch (RuntimeException e) {
      return Optional.of(failed(e));
    }
  }

  private Optional<UpkeepOutcome> proceed(Supplier<Table> fresh) {
    try {
      return upkeep.proceed(fresh.get());
    } catch (RuntimeException e) {
      return Optional.of(failed(e));
    }
  }

  private UpkeepOutcome.Failed failed(RuntimeException failure) {
    LOG.debug("{}: {}", table, upkeep.task(), failure);
    return new UpkeepOutcome.Failed(Reasons.of(failure));
  }

  private void ended(UpkeepOutcome outcome) {
    status = status.ended(outcome);
    failuresInARow = isWell(outcome) ? 0 : failuresInARow + 1;
    String task = upkeep.task().label();
    if (outcome instanceof UpkeepOutcome.Done done) {
      LOG.info("{}: {}: {}", table, task, OutcomeText.of(done));
    } else if (!isWell(outcome)) {
      LOG.warn("{}: {}: {}", table, task, OutcomeText.of(outcome));
    }
  }

  private static boolean isWell(UpkeepOutcome outcome) {
    return outcome instanceof UpkeepOutcome.Done || outcome instanceof UpkeepOutcome.NotDue;
  }

  /** Doubled with each failure, up to an hour unless the task is rarer anyway. */
  private Duration rest() {
    if (failuresInARow == 0 || upkeep.interval().compareTo(MAX_REST) >= 0) {
      return upkeep.interval();
    }
    Duration rest = upkeep.interval().multipliedBy(1L << Math.min(failuresInARow, MAX_DOUBLINGS));
    return rest.compareTo(MAX_REST) > 0 ? MAX_REST : rest;
  }
}
