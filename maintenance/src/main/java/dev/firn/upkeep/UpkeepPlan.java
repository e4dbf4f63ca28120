package dev.firn.upkeep;

import java.util.List;

/**
 * What one task would do to a table now.
 *
 * @param due whether it is to be done
 * @param reason why, or why not, in words with figures
 * @param steps what it would do, a line each; empty when it is not due
 */
public record UpkeepPlan(UpkeepTask task, boolean due, String reason, List<String> steps) {

  public UpkeepPlan {
    steps = List.copyOf(steps);
  }

  /** A plan to do nothing. */
  public static UpkeepPlan notDue(UpkeepTask task, String reason) {
    return new UpkeepPlan(task, false, reason, List.of());
  }
}
