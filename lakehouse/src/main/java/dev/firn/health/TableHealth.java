package dev.firn.health;

import dev.firn.keeper.TaskReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one table is.
 *
 * @param state whether the catalog has it, and whether the keeper can work on it
 * @param reason why it cannot; empty when it can
 * @param publishedAt when main changed last; empty before the first row
 * @param newestAt when the newest snapshot of the lane was committed, published or not
 * @param oldestUnpublishedAt when the oldest snapshot of the lane was committed that main does not
 *     hold; empty when main holds all
 * @param laneSnapshots snapshots of the lane that main does not hold
 * @param laneRows rows that they added
 * @param files what main consists of
 * @param metadata how large the table's own metadata is
 * @param keeper id of the keeper that works on it; empty if none does
 * @param tasks what the keeper would do next, and why
 */
public record TableHealth(
    String table,
    State state,
    String reason,
    Optional<Instant> publishedAt,
    Optional<Instant> newestAt,
    Optional<Instant> oldestUnpublishedAt,
    int laneSnapshots,
    long laneRows,
    Files files,
    Metadata metadata,
    Optional<String> keeper,
    List<TaskReport> tasks) {

  public TableHealth {
    tasks = List.copyOf(tasks);
  }

  /** Whether the table can be worked with. */
  public enum State {
    OK,
    /** Main carries equality deletes, which every reader pays for. */
    UNCLEAN,
    /** The keeper waits until someone has looked. */
    HALTED,
    /** One of the two lanes is not there. */
    NO_LANE,
    MISSING;
  }

  /**
   * What main consists of.
   *
   * @param rows those that position deletes hide included
   * @param deadRows rows that position deletes hide
   * @param dataBytes size of the data files
   */
  public record Files(
      long rows,
      long deadRows,
      long equalityDeletes,
      long dataFiles,
      long dataBytes,
      long deleteFiles) {
    static final Files NONE = new Files(0, 0, 0, 0, 0, 0);

    /** Dead rows per row, from 0 to 1. */
    public double deadShare() {
      return rows == 0 ? 0 : (double) deadRows / rows;
    }
  }

  /**
   * How large the table's own metadata is.
   *
   * @param snapshots of all branches
   * @param bytes of metadata.json, which every commit writes anew
   */
  public record Metadata(int snapshots, long bytes) {
    static final Metadata NONE = new Metadata(0, 0);
  }

  static TableHealth missing(String table) {
    return new TableHealth(
        table,
        State.MISSING,
        "the catalog has no such table",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        Files.NONE,
        Metadata.NONE,
        Optional.empty(),
        List.of());
  }
}
