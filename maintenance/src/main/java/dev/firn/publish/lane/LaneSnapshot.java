package dev.firn.publish.lane;

import dev.firn.lake.LaneProperties;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * What one snapshot of a lane changed, read from its manifests once.
 *
 * @param sink the sink's triple; null if it was not the sink who wrote it
 * @param dataFiles that it added, with their column statistics, ordered by location
 * @param removesFiles whether it removed any as well
 */
public record LaneSnapshot(
    Snapshot snapshot,
    @Nullable SinkTriple sink,
    List<DataFile> dataFiles,
    List<DeleteFile> equalityDeletes,
    List<DeleteFile> positionDeletes,
    boolean removesFiles) {

  /** Reads what that snapshot of a lane changed. */
  public static LaneSnapshot read(Table table, Snapshot snapshot) {
    SnapshotChanges changes = SnapshotChanges.builderFor(table).snapshot(snapshot).build();
    List<DataFile> data =
        stream(changes.addedDataFiles()).sorted(Comparator.comparing(DataFile::location)).toList();
    return new LaneSnapshot(
        snapshot,
        SinkTriple.from(snapshot.summary()).orElse(null),
        data,
        deletes(changes, FileContent.EQUALITY_DELETES),
        deletes(changes, FileContent.POSITION_DELETES),
        stream(changes.removedDataFiles()).findAny().isPresent()
            || stream(changes.removedDeleteFiles()).findAny().isPresent());
  }

  /** Its id. */
  public long snapshotId() {
    return snapshot.snapshotId();
  }

  /** Whether each row was written after a delete of its key. */
  public boolean isOfUpserts() {
    return Boolean.parseBoolean(snapshot.summary().get(LaneProperties.SINK_UPSERTS));
  }

  /** Whether it added no file at all. */
  public boolean isEmpty() {
    return dataFiles.isEmpty() && equalityDeletes.isEmpty() && positionDeletes.isEmpty();
  }

  /** Whether that writer made it; empty stands for whoever is not the sink. */
  public boolean isSameWriter(Optional<SinkTriple> other) {
    return other.isPresent() ? sink != null && sink.isSameWriter(other.get()) : sink == null;
  }

  private static List<DeleteFile> deletes(SnapshotChanges changes, FileContent content) {
    return stream(changes.addedDeleteFiles()).filter(file -> file.content() == content).toList();
  }

  private static <T> java.util.stream.Stream<T> stream(Iterable<T> files) {
    return java.util.stream.StreamSupport.stream(files.spliterator(), false);
  }
}
