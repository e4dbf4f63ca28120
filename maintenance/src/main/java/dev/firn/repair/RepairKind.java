package dev.firn.repair;

/** What someone decided about a main that was moved to where the last publication is not. */
public enum RepairKind {
  /** It was meant: what was taken back stays away, and the stream goes on from there. */
  ACCEPT_ROLLBACK,
  /** It was a mistake: main is set forward to the last publication again. */
  REPUBLISH
}
