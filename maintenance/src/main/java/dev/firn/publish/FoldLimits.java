package dev.firn.publish;

/**
 * How much one publication may take; a backlog beyond it is left to the next one, so that memory is
 * bounded. One lane snapshot is always taken whole.
 *
 * @param snapshots lane snapshots that are not empty
 * @param rows rows in their data files
 */
public record FoldLimits(int snapshots, long rows) {
  /** A hundred checkpoints or a million rows. */
  public static final FoldLimits DEFAULT = new FoldLimits(100, 1_000_000);

  public FoldLimits {
    if (snapshots < 1 || rows < 1) {
      throw new IllegalArgumentException(
          "Cannot fold " + snapshots + " snapshots of " + rows + " rows: both must be positive");
    }
  }
}
