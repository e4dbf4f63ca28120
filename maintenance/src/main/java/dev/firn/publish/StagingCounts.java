package dev.firn.publish;

/**
 * What lane snapshots did to rows.
 *
 * @param rows rows in the lane's data files
 * @param rowsReplaced rows of older snapshots that died
 * @param rowsDeadOnArrival rows of the lane that were dead before they could be read
 */
record StagingCounts(long rows, long rowsReplaced, long rowsDeadOnArrival) {
  static final StagingCounts ZERO = new StagingCounts(0, 0, 0);

  StagingCounts plus(long moreRows, long moreReplaced, long moreDeadOnArrival) {
    return new StagingCounts(
        rows + moreRows, rowsReplaced + moreReplaced, rowsDeadOnArrival + moreDeadOnArrival);
  }
}
