package dev.firn.upkeep;

import java.time.Duration;
import java.util.Optional;
import org.apache.iceberg.Table;

/**
 * One task for one table, planned first and then done. Owned by one thread at a time.
 *
 * <pre>
 *   plan -> run -> done
 *           run -> (busy, in the background) -> proceed, until it is not busy -> done
 * </pre>
 */
public interface Upkeep {

  UpkeepTask task();

  /** How long to wait from one plan to the next: planning reads the table's metadata. */
  Duration interval();

  /** How long to wait with the first plan, after a start. */
  default Duration firstRest() {
    return Duration.ZERO;
  }

  /**
   * Whether planning and running take long and commit nothing, so that they belong on another
   * thread than publishing.
   */
  default boolean isApart() {
    return false;
  }

  /**
   * Plans from the table as it is, and changes nothing.
   *
   * @param table loaded for this call and used by nobody else
   * @throws RuntimeException if it cannot be read
   */
  UpkeepPlan plan(Table table);

  /**
   * Does what was planned last.
   *
   * @param table as for {@link #plan}
   * @return how it ended; empty if it goes on in the background
   */
  Optional<UpkeepOutcome> run(Table table);

  /** Whether something goes on in the background. */
  default boolean isBusy() {
    return false;
  }

  /**
   * Commits a part that is ready.
   *
   * @param table as for {@link #plan}
   * @return how that part ended; empty if none is ready
   */
  default Optional<UpkeepOutcome> proceed(Table table) {
    return Optional.empty();
  }

  /** Gives up what goes on in the background; what it has written is deleted, or an orphan. */
  default void close() {}
}
