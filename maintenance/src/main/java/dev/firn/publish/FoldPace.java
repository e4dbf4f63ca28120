package dev.firn.publish;

/**
 * How much the next publication takes. One that others overtook is begun anew with half as much, so
 * that a backlog gets through between their commits; each that succeeds lets the next take twice as
 * much, up to the limits.
 */
final class FoldPace {
  private final FoldLimits most;
  private FoldLimits now;

  /** Begins with as much as there may be. */
  FoldPace(FoldLimits most) {
    this.most = most;
    this.now = most;
  }

  FoldLimits limits() {
    return now;
  }

  /**
   * Notes how an attempt ended.
   *
   * @param snapshots lane snapshots that it took
   * @param rows rows in their data files
   */
  void ended(Publication publication, int snapshots, long rows) {
    if (publication instanceof Publication.Refused) {
      now = new FoldLimits(Math.max(1, snapshots / 2), Math.max(1, rows / 2));
    } else if (publication instanceof Publication.Published) {
      now =
          new FoldLimits(
              (int) Math.min(most.snapshots(), 2L * now.snapshots()),
              Math.min(most.rows(), 2 * now.rows()));
    }
  }
}
