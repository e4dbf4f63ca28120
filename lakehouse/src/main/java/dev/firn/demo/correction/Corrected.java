package dev.firn.demo.correction;

/**
 * What a correction did.
 *
 * @param rows that it replaced on main
 * @param keptForStream rows that the stream has changed since the fork, and that stayed so
 * @param rowsOfDiff rows that differed between its branch and its fork
 * @param taxOfDiff whether the diff found changes in column tax alone
 * @param checksPassed whether every declared check held on the branch
 * @param publishMillis from the first comparison with main to the commit
 * @param pauseMillis of that, the attempt that got through: no other commit got onto main meanwhile
 */
public record Corrected(
    long rows,
    long keptForStream,
    long rowsOfDiff,
    boolean taxOfDiff,
    boolean checksPassed,
    long publishMillis,
    long pauseMillis) {

  /** Whether the diff and the checks said what was done. */
  public boolean isAsAudited() {
    return taxOfDiff && checksPassed && rowsOfDiff == rows + keptForStream;
  }

  /** Both together; of the pauses the longer one. */
  public Corrected plus(Corrected other) {
    return new Corrected(
        rows + other.rows,
        keptForStream + other.keptForStream,
        rowsOfDiff + other.rowsOfDiff,
        taxOfDiff && other.taxOfDiff,
        checksPassed && other.checksPassed,
        Math.max(publishMillis, other.publishMillis),
        Math.max(pauseMillis, other.pauseMillis));
  }
}
