package dev.firn.keeper;

import dev.firn.upkeep.Counter;
import dev.firn.upkeep.UpkeepOutcome;
import java.util.stream.Collectors;

/** How a task ended, in one line. */
public final class OutcomeText {
  private OutcomeText() {}

  /** One line. */
  public static String of(UpkeepOutcome outcome) {
    if (outcome instanceof UpkeepOutcome.Done done) {
      return done.counters().stream().map(Counter::text).collect(Collectors.joining(", "));
    }
    if (outcome instanceof UpkeepOutcome.NotDue notDue) {
      return "nothing to do: " + notDue.reason();
    }
    if (outcome instanceof UpkeepOutcome.Refused refused) {
      return "overtaken, planning again: " + refused.reason();
    }
    if (outcome instanceof UpkeepOutcome.Unknown unknown) {
      return "the catalog did not answer a commit: " + unknown.reason();
    }
    return "failed: " + ((UpkeepOutcome.Failed) outcome).reason();
  }
}
