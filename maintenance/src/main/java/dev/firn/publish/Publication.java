package dev.firn.publish;

import dev.firn.publish.lane.Halt;
import dev.firn.publish.lane.Marker;

/** What one attempt to publish a lane did to main. */
public sealed interface Publication {
  /** The lane holds nothing that main does not. */
  record Nothing() implements Publication {}

  /**
   * Main has a new snapshot.
   *
   * @param snapshotId main's new head
   * @param moved whether the lane was moved onto it in the same commit
   */
  record Published(long snapshotId, Marker marker, boolean moved, PublicationCounts counts)
      implements Publication {}

  /** Main or the lane has moved since the plan: nothing was written, and planning anew will do. */
  record Refused(String reason) implements Publication {}

  /** It is not known whether the commit exists: its files are kept, and a reload will tell. */
  record Unknown(RuntimeException cause) implements Publication {}

  /** Going on could lose or double rows. */
  record Halted(Halt halt) implements Publication {}
}
