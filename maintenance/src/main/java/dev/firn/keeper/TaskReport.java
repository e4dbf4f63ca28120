package dev.firn.keeper;

import dev.firn.upkeep.UpkeepOutcome;
import dev.firn.upkeep.UpkeepPlan;
import dev.firn.upkeep.UpkeepTask;
import java.util.Optional;

/**
 * What one task was to do to one table, and what it did.
 *
 * @param plan empty if planning failed, or the table could not be worked on
 * @param outcome empty if it was only planned
 */
public record TaskReport(
    UpkeepTask task, Optional<UpkeepPlan> plan, Optional<UpkeepOutcome> outcome) {

  static TaskReport planned(UpkeepPlan plan) {
    return new TaskReport(plan.task(), Optional.of(plan), Optional.empty());
  }

  static TaskReport failed(UpkeepTask task, String reason) {
    return new TaskReport(task, Optional.empty(), Optional.of(new UpkeepOutcome.Failed(reason)));
  }

  TaskReport ended(UpkeepOutcome end) {
    return new TaskReport(task, plan, Optional.of(end));
  }

  /** Whether it was planned or done as it should. */
  public boolean isWell() {
    return outcome
        .map(end -> end instanceof UpkeepOutcome.Done || end instanceof UpkeepOutcome.NotDue)
        .orElse(true);
  }
}
