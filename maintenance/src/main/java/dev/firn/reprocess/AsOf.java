package dev.firn.reprocess;

import java.time.Instant;

/** Which state of main a correction begins at. */
public sealed interface AsOf {
  /** As main is now. */
  record Now() implements AsOf {}

  /** A snapshot in the history of main. */
  record Snapshot(long snapshotId) implements AsOf {}

  /** As main was at that time. */
  record Timestamp(Instant at) implements AsOf {}

  /** As main is now. */
  static AsOf now() {
    return new Now();
  }
}
