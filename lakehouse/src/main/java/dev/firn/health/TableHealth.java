package dev.firn.health;

import java.time.Instant;
import java.util.Optional;

/**
 * How one table is.
 *
 * @param state whether the catalog has it, and both of its lanes
 * @param publishedAt when main changed last; empty before the first row
 * @param rows rows of main, those that position deletes hide included
 * @param laneSnapshots snapshots of the lane that main does not hold
 */
public record TableHealth(
    String table,
    State state,
    Optional<Instant> publishedAt,
    long rows,
    long dataFiles,
    long positionDeletes,
    long equalityDeletes,
    int laneSnapshots) {

  /** Whether the table can be worked with. */
  public enum State {
    OK,
    /** Main carries equality deletes, which every reader pays for. */
    UNCLEAN,
    /** One of the two lanes is not there. */
    NO_LANE,
    MISSING;
  }

  static TableHealth missing(String table) {
    return new TableHealth(table, State.MISSING, Optional.empty(), 0, 0, 0, 0, 0);
  }
}
