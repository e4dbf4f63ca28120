package dev.firn.publish;

import dev.firn.publish.commit.RowChange;

/**
 * What one publication did.
 *
 * @param laneSnapshots lane snapshots that it took
 * @param rows rows in the lane's data files
 * @param rowsReplaced rows of older snapshots that died
 * @param rowsDeadOnArrival rows of the lane that were dead before they could be read
 * @param dataFilesAdded data files that came onto main
 * @param dataFilesDropped data files of main that went: without a live row, or rewritten
 * @param deleteFilesWritten position delete files that the keeper wrote
 * @param dataFilesRewritten data files, of the lane or of main, that were rewritten at once
 * @param bytesRewritten compressed bytes of those
 */
public record PublicationCounts(
    int laneSnapshots,
    long rows,
    long rowsReplaced,
    long rowsDeadOnArrival,
    int dataFilesAdded,
    int dataFilesDropped,
    int deleteFilesWritten,
    int dataFilesRewritten,
    long bytesRewritten) {

  static PublicationCounts of(PublicationPlan plan, RowChange change) {
    StagingCounts counts = plan.counts();
    return new PublicationCounts(
        plan.laneSnapshots().size(),
        counts.rows(),
        counts.rowsReplaced(),
        counts.rowsDeadOnArrival(),
        change.added().size(),
        change.dropped(),
        change.deleteFiles(),
        plan.rewritten().oldLocations().size(),
        plan.rewritten().oldBytes());
  }

  /** One line for a log. */
  public String toText() {
    return laneSnapshots
        + " lane snapshots, "
        + rows
        + " rows ("
        + rowsReplaced
        + " replaced, "
        + rowsDeadOnArrival
        + " dead on arrival), data files +"
        + dataFilesAdded
        + " -"
        + dataFilesDropped
        + ", "
        + deleteFilesWritten
        + " delete files"
        + (dataFilesRewritten == 0
            ? ""
            : ", " + dataFilesRewritten + " files of " + bytesRewritten + " bytes rewritten");
  }
}
