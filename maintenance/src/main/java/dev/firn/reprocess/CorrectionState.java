package dev.firn.reprocess;

/**
 * How far a correction has come.
 *
 * <pre>
 *   OPEN -> COMPUTED -> PUBLISHED -> REVERTED
 *                       PUBLISHED | REVERTED -> ROLLED_BACK (main was set back to before it)
 *   OPEN | COMPUTED | BROKEN -> ABORTED
 * </pre>
 */
public enum CorrectionState {
  /** It has a fork, and no result that could be published. */
  OPEN,
  /** Its branch holds a result. */
  COMPUTED,
  /** Main holds it. */
  PUBLISHED,
  /** Main held it, and another correction has taken it out again. */
  REVERTED,
  /** Main held it, and was set back to a snapshot from before. */
  ROLLED_BACK,
  /** It was given up. */
  ABORTED,
  /** Others have removed its branch or the tag of its fork. */
  BROKEN
}
