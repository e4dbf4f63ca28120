package dev.firn.publish;

/**
 * What one publication did.
 *
 * @param laneSnapshots lane snapshots that it took
 * @param rows rows in the lane's data files
 * @param rowsReplaced rows of older snapshots that died
 * @param rowsDeadOnArrival rows of the lane that were dead before they could be read
 * @param dataFilesAdded data files that came onto main
 * @param dataFilesDropped data files of main without a live row, which went
 * @param deleteFilesWritten position delete files that the keeper wrote
 */
public record PublicationCounts(
    int laneSnapshots,
    long rows,
    long rowsReplaced,
    long rowsDeadOnArrival,
    int dataFilesAdded,
    int dataFilesDropped,
    int deleteFilesWritten) {

  static PublicationCounts of(PublicationPlan plan, RowChange change) {
    StagingCounts counts = plan.counts();
    return new PublicationCounts(
        plan.laneSnapshots().size(),
        counts.rows(),
        counts.rowsReplaced(),
        counts.rowsDeadOnArrival(),
        change.added().size(),
        change.dropped(),
        change.deleteFiles());
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
        + " delete files";
  }
}
