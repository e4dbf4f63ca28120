package dev.firn.orphan;

import java.time.Duration;

/**
 * What one removal of orphans did.
 *
 * @param files that were deleted
 * @param bytes of them
 * @param kept files of the plan that a commit names by now
 * @param failed files that could not be deleted; the next plan finds them again
 * @param took from beginning to end
 */
public record OrphanResult(long files, long bytes, long kept, long failed, Duration took) {

  /** One line for a log. */
  public String toText() {
    return "deleted "
        + files
        + " orphans ("
        + bytes
        + " bytes) in "
        + took.toMillis()
        + " ms; "
        + kept
        + " were taken up meanwhile, "
        + failed
        + " failed";
  }
}
