package dev.firn.publish;

/**
 * How much the next publication takes: little at first, since a process that has just started is
 * slow, and may die or be overtaken before it is done with a backlog. Each that succeeds lets the
 * next take twice as much, up to the limits; one that others overtook is begun anew with half.
 */
final class FoldPace {
  private static final int FIRST_PART = 16;

  private final FoldLimits most;
  private FoldLimits now;

  /** Begins with a sixteenth of what one publication may take. */
  FoldPace(FoldLimits most) {
    this.most = most;
    this.now = part(most.snapshots(), most.rows(), FIRST_PART);
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
      now = part(snapshots, rows, 2);
    } else if (publication instanceof Publication.Published) {
      now =
          new FoldLimits(
              (int) Math.min(most.snapshots(), 2L * now.snapshots()),
              Math.min(most.rows(), 2 * now.rows()));
    }
  }

  private static FoldLimits part(int snapshots, long rows, int parts) {
    return new FoldLimits(Math.max(1, snapshots / parts), Math.max(1, rows / parts));
  }
}
