package dev.firn.reprocess;

import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** Whether what a snapshot did is part of main, by the history that the table still has. */
final class MainHolds {
  private MainHolds() {}

  /** Empty if main's history does not reach back so far any more. */
  static Optional<Boolean> snapshot(Table table, Snapshot snapshot) {
    @Nullable Snapshot at = table.currentSnapshot();
    while (at != null && at.sequenceNumber() > snapshot.sequenceNumber()) {
      if (at.parentId() == null) {
        return Optional.of(false);
      }
      at = table.snapshot(at.parentId());
    }
    return Optional.ofNullable(at).map(it -> it.snapshotId() == snapshot.snapshotId());
  }
}
