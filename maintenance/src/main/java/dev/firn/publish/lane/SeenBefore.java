package dev.firn.publish.lane;

import dev.firn.index.StagedIndex;
import java.util.HashSet;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * Tells lane snapshots that main already holds: after a lost reply the sink can commit a checkpoint
 * twice ({@code docs/protocol.md}, H4). Two fences: the checkpoint's number, and the paths of its
 * data files.
 */
public final class SeenBefore {
  private final Table table;
  private final StagedIndex staged;

  /**
   * Fences of one table.
   *
   * @param staged which files main holds and this publication has taken so far
   */
  public SeenBefore(Table table, StagedIndex staged) {
    this.table = table;
    this.staged = staged;
  }

  /**
   * Whether nothing of that snapshot may be taken.
   *
   * @param last the newest checkpoint of the same writer that is published; null if none is
   * @throws HaltException if main holds some of its files and not the others
   */
  public boolean test(LaneSnapshot lane, @Nullable SinkTriple last) {
    boolean again =
        last != null && lane.sink() != null && lane.sink().checkpointId() <= last.checkpointId();
    long known = lane.dataFiles().stream().filter(this::isKnown).count();
    if (!again && known == 0) {
      return false;
    }
    if (known < lane.dataFiles().size()) {
      requireCommittedBefore(lane, again);
    }
    return true;
  }

  private boolean isKnown(DataFile file) {
    return staged.isKnown(file.location());
  }

  /** Files that main no longer holds must have come with an earlier commit of the checkpoint. */
  private void requireCommittedBefore(LaneSnapshot lane, boolean again) {
    Set<String> unknown = new HashSet<>();
    lane.dataFiles().stream()
        .filter(file -> !isKnown(file))
        .forEach(file -> unknown.add(file.location()));
    if (again) {
      for (Snapshot snapshot : earlier(lane)) {
        unknown.removeIf(location -> TakenFiles.names(snapshot.summary(), location));
        unknown.removeAll(added(snapshot));
      }
    }
    if (!unknown.isEmpty()) {
      throw new HaltException(
          Halt.Cause.UNFIT_SNAPSHOT,
          "Cannot publish lane snapshot "
              + lane.snapshotId()
              + " of "
              + table.name()
              + ": its checkpoint "
              + lane.sink()
              + " or some of its files are published, but not "
              + unknown,
          "find out who wrote it; a job that was started anew must use another operator id");
    }
  }

  private Iterable<Snapshot> earlier(LaneSnapshot lane) {
    return () ->
        java.util.stream.StreamSupport.stream(table.snapshots().spliterator(), false)
            .filter(other -> other.sequenceNumber() < lane.snapshot().sequenceNumber())
            .filter(other -> isOfCheckpoint(other, lane))
            .iterator();
  }

  private static boolean isOfCheckpoint(Snapshot other, LaneSnapshot lane) {
    return SinkTriple.from(other.summary())
        .filter(triple -> lane.isSameWriter(java.util.Optional.of(triple)))
        .filter(
            triple -> lane.sink() != null && triple.checkpointId() >= lane.sink().checkpointId())
        .isPresent();
  }

  private Set<String> added(Snapshot snapshot) {
    Set<String> added = new HashSet<>();
    SnapshotChanges.builderFor(table)
        .snapshot(snapshot)
        .build()
        .addedDataFiles()
        .forEach(file -> added.add(file.location()));
    return added;
  }
}
