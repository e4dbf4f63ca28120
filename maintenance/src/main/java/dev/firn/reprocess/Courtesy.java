package dev.firn.reprocess;

import dev.firn.publish.lane.LaneCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.iceberg.Table;

/**
 * Lets publications of the stream go first, for a while. Whoever commits to main between the plan
 * of a publication and its commit makes the keeper plan all of it again, and rows wait for two
 * publications; between one and the next nothing waits.
 */
final class Courtesy {
  private static final Duration LOOK = Duration.ofMillis(50);

  private final ReprocessingConfig config;
  private final Instant end;

  /** From now on, for as long as is configured. */
  Courtesy(ReprocessingConfig config) {
    this.config = config;
    this.end = config.clock().instant().plus(config.courtesy());
  }

  /** The table once main has all of the lane; as it is then when that takes too long. */
  Table await(Supplier<Table> fresh) {
    Table table = fresh.get();
    while (mustWait(table)) {
      try {
        Thread.sleep(LOOK.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return table;
      }
      table = fresh.get();
    }
    return table;
  }

  /** Whether a publication is due that should come first. */
  boolean mustWait(Table table) {
    return config.clock().instant().isBefore(end) && LaneCheck.isBehind(table);
  }
}
