package dev.firn.keeper;

import dev.firn.upkeep.Counter;
import dev.firn.upkeep.UpkeepOutcome;
import dev.firn.upkeep.UpkeepPlan;
import dev.firn.upkeep.UpkeepTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the keeper knows of one task of one table.
 *
 * @param running whether it is under way in the background
 * @param lastPlan what was to be done at the last look; empty before the first
 * @param lastOutcome how it ended; empty before the first time
 * @param runs times that it was done since the process started
 * @param failures times that it ended in another way
 * @param totals sums of its counters since the process started
 */
public record UpkeepStatus(
    UpkeepTask task,
    boolean running,
    Optional<UpkeepPlan> lastPlan,
    Optional<UpkeepOutcome> lastOutcome,
    long runs,
    long failures,
    List<Counter> totals) {

  public UpkeepStatus {
    totals = List.copyOf(totals);
  }

  static UpkeepStatus none(UpkeepTask task) {
    return new UpkeepStatus(task, false, Optional.empty(), Optional.empty(), 0, 0, List.of());
  }

  UpkeepStatus running(boolean isRunning) {
    return new UpkeepStatus(task, isRunning, lastPlan, lastOutcome, runs, failures, totals);
  }

  UpkeepStatus planned(UpkeepPlan plan) {
    return new UpkeepStatus(task, false, Optional.of(plan), lastOutcome, runs, failures, totals);
  }

  UpkeepStatus ended(UpkeepOutcome outcome) {
    if (outcome instanceof UpkeepOutcome.NotDue) {
      return new UpkeepStatus(task, false, lastPlan, lastOutcome, runs, failures, totals);
    }
    boolean done = outcome instanceof UpkeepOutcome.Done;
    return new UpkeepStatus(
        task,
        false,
        lastPlan,
        Optional.of(outcome),
        runs + (done ? 1 : 0),
        failures + (done ? 0 : 1),
        outcome instanceof UpkeepOutcome.Done counted ? plus(counted.counters()) : totals);
  }

  private List<Counter> plus(List<Counter> more) {
    List<Counter> sums = new ArrayList<>();
    for (Counter counter : more) {
      long before =
          totals.stream()
              .filter(total -> total.name().equals(counter.name()))
              .mapToLong(Counter::value)
              .sum();
      sums.add(new Counter(counter.name(), before + counter.value(), counter.unit()));
    }
    totals.stream()
        .filter(total -> more.stream().noneMatch(counter -> counter.name().equals(total.name())))
        .forEach(sums::add);
    return sums;
  }
}
