package dev.firn.manifest;

import dev.firn.publish.lane.Halt;

/** What one attempt to rewrite manifests did to main. */
public sealed interface ManifestRewrite {
  /** There was nothing to rewrite. */
  record Nothing() implements ManifestRewrite {}

  /**
   * Main has a new snapshot of the same rows.
   *
   * @param snapshotId main's new head
   * @param replaced manifests that went
   * @param created manifests that came in their place
   * @param files data files that they name
   */
  record Rewritten(long snapshotId, long replaced, long created, long files)
      implements ManifestRewrite {
    /** One line for a log. */
    public String toText() {
      return "rewrote " + replaced + " manifests as " + created + ", of " + files + " data files";
    }
  }

  /** Main has moved since the plan: nothing was changed, and planning anew will do. */
  record Refused(String reason) implements ManifestRewrite {}

  /** It is not known whether the commit exists; either is right. */
  record Unknown(RuntimeException cause) implements ManifestRewrite {}

  /** Nobody may commit to main before someone has looked. */
  record Halted(Halt halt) implements ManifestRewrite {}
}
