package dev.firn.index;

/**
 * Where the rows of rewritten data files went: what a compaction knows and an index needs, so that
 * nothing is read again ({@code docs/protocol.md}, Compaction).
 */
@FunctionalInterface
public interface PositionMap {

  /**
   * Shows where each row of an old data file went, by ascending old position. Rows that were dead
   * when the file was read went nowhere and are not shown.
   *
   * @param oldLocation location of the old file
   * @param moves told once per row
   */
  void forEach(String oldLocation, Moves moves);

  /** Told where rows went. */
  @FunctionalInterface
  interface Moves {
    /**
     * One row has moved.
     *
     * @param oldPosition where it was in the old file
     * @param newFile which of the new files it is in, from 0, in the order that the rewrite gives
     * @param newPosition where it is in the new file
     */
    void moved(int oldPosition, int newFile, int newPosition);
  }
}
