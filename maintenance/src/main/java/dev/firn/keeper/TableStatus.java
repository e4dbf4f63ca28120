package dev.firn.keeper;

import dev.firn.index.IndexSize;
import dev.firn.publish.PublicationCounts;
import dev.firn.publish.lane.LaneLook;
import dev.firn.reprocess.CorrectionLook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * What the keeper knows of one table at one moment.
 *
 * @param publishedThrough the last lane snapshot that main holds; empty before the first look
 * @param lagSnapshots lane snapshots that main does not hold
 * @param lastPublication what the last publication did; empty before the first of this process
 * @param lastPublishedAt when it was committed
 * @param totals counters since the process started
 * @param index size of the key index
 * @param lane how far the lane was ahead at the last look; empty before the first
 * @param corrections those under way at the last look
 * @param upkeep what is known of the other tasks
 */
public record TableStatus(
    TableIdentifier table,
    TableState state,
    Optional<Long> publishedThrough,
    int lagSnapshots,
    Optional<PublicationCounts> lastPublication,
    Optional<Instant> lastPublishedAt,
    Totals totals,
    IndexSize index,
    Optional<LaneLook> lane,
    List<CorrectionLook> corrections,
    List<UpkeepStatus> upkeep) {

  public TableStatus {
    corrections = List.copyOf(corrections);
    upkeep = List.copyOf(upkeep);
  }

  /**
   * Counters since the process started.
   *
   * @param publications commits to main
   * @param rows rows of the lane that they took
   * @param refusals attempts that another commit overtook
   * @param moves times that the lane came onto main
   * @param movesStarved attempts to move that the stream overtook
   * @param failures looks that failed
   */
  public record Totals(
      long publications, long rows, long refusals, long moves, long movesStarved, long failures) {
    static final Totals ZERO = new Totals(0, 0, 0, 0, 0, 0);

    Totals published(PublicationCounts counts, boolean moved) {
      return new Totals(
          publications + 1,
          rows + counts.rows(),
          refusals,
          moves + (moved ? 1 : 0),
          movesStarved + (moved ? 0 : 1),
          failures);
    }

    Totals refused() {
      return new Totals(publications, rows, refusals + 1, moves, movesStarved, failures);
    }

    Totals moved() {
      return new Totals(publications, rows, refusals, moves + 1, movesStarved, failures);
    }

    Totals starved() {
      return new Totals(publications, rows, refusals, moves, movesStarved + 1, failures);
    }

    Totals failed() {
      return new Totals(publications, rows, refusals, moves, movesStarved, failures + 1);
    }
  }

  static TableStatus waiting(TableIdentifier table) {
    return new TableStatus(
        table,
        new TableState.Waiting(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        Totals.ZERO,
        IndexSize.NONE,
        Optional.empty(),
        List.of(),
        List.of());
  }

  TableStatus with(TableState newState) {
    return new TableStatus(
        table,
        newState,
        publishedThrough,
        lagSnapshots,
        lastPublication,
        lastPublishedAt,
        totals,
        index,
        lane,
        corrections,
        upkeep);
  }

  TableStatus with(Totals newTotals) {
    return new TableStatus(
        table,
        state,
        publishedThrough,
        lagSnapshots,
        lastPublication,
        lastPublishedAt,
        newTotals,
        index,
        lane,
        corrections,
        upkeep);
  }

  TableStatus with(LaneLook look, List<CorrectionLook> underWay) {
    return new TableStatus(
        table,
        state,
        publishedThrough,
        lagSnapshots,
        lastPublication,
        lastPublishedAt,
        totals,
        index,
        Optional.of(look),
        underWay,
        upkeep);
  }

  TableStatus with(List<UpkeepStatus> tasks) {
    return new TableStatus(
        table,
        state,
        publishedThrough,
        lagSnapshots,
        lastPublication,
        lastPublishedAt,
        totals,
        index,
        lane,
        corrections,
        tasks);
  }

  TableStatus published(PublicationCounts counts, boolean moved, Instant at) {
    return new TableStatus(
        table,
        state,
        publishedThrough,
        lagSnapshots,
        Optional.of(counts),
        Optional.of(at),
        totals.published(counts, moved),
        index,
        lane,
        corrections,
        upkeep);
  }

  TableStatus seen(Optional<Long> through, int lag, IndexSize size) {
    return new TableStatus(
        table,
        state,
        through,
        lag,
        lastPublication,
        lastPublishedAt,
        totals,
        size,
        lane,
        corrections,
        upkeep);
  }
}
