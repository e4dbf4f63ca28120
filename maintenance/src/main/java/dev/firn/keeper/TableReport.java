package dev.firn.keeper;

import java.util.List;

/**
 * What one run did to one table.
 *
 * @param status the table afterwards
 * @param tasks in the order in which they were done
 */
public record TableReport(TableStatus status, List<TaskReport> tasks) {

  public TableReport {
    tasks = List.copyOf(tasks);
  }

  /** Whether the table can be worked on and every task ended as it should. */
  public boolean isWell() {
    return !status.state().isTrouble() && tasks.stream().allMatch(TaskReport::isWell);
  }
}
