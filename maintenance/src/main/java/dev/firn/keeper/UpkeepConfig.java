package dev.firn.keeper;

import dev.firn.upkeep.UpkeepTask;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the keeper does beside publishing.
 *
 * @param tasks what is done; what is left out is not even planned
 * @param cpuPercent share of one core for work in the background, 1 to 100
 */
public record UpkeepConfig(Set<UpkeepTask> tasks, int cpuPercent) {
  /** Everything, with half a core: on a laptop of two the stream keeps the larger part. */
  public static final UpkeepConfig DEFAULT = new UpkeepConfig(EnumSet.allOf(UpkeepTask.class), 50);

  public UpkeepConfig {
    tasks = Set.copyOf(tasks);
    if (cpuPercent < 1 || cpuPercent > 100) {
      throw new IllegalArgumentException(
          "Cannot do upkeep with " + cpuPercent + " % of a core: 1 to 100 are possible");
    }
  }

  /** This configuration with those tasks. */
  public UpkeepConfig withTasks(Set<UpkeepTask> newTasks) {
    return new UpkeepConfig(newTasks, cpuPercent);
  }

  /** This configuration with that share of a core. */
  public UpkeepConfig withCpuPercent(int newPercent) {
    return new UpkeepConfig(tasks, newPercent);
  }
}
