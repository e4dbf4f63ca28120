package dev.firn.reprocess;

import java.time.Instant;
import java.util.Optional;

/**
 * One correction of a table, as the table's metadata tells it.
 *
 * @param name also that of its branch, which readers may query
 * @param forkSnapshotId where it begins; -1 if that is not known any more
 * @param forkedAt when that snapshot was committed
 * @param head the snapshot that its branch is at; where it was for one that was aborted
 * @param author who started or published it, and why
 * @param since when it got into its state, as far as that is known
 * @param counts what it does to keys: on its branch, or on main once it is published
 */
public record Correction(
    String name,
    CorrectionState state,
    long forkSnapshotId,
    Optional<Instant> forkedAt,
    long head,
    Author author,
    Optional<Instant> since,
    CorrectionCounts counts) {

  /** Whether something can still be published. */
  public boolean isOpen() {
    return state == CorrectionState.OPEN || state == CorrectionState.COMPUTED;
  }
}
