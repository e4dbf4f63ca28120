package dev.firn.publish;

import dev.firn.lake.LaneProperties;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;

/**
 * Where main is, for a commit to it that publishes nothing of the lane: what it has to go on saying
 * of the lane.
 *
 * @param head the snapshot that the commit insists on
 * @param marker of the last publication, with the newest checkpoint of the sink
 */
public record MainState(long head, Marker marker) {

  /**
   * The state of a table as it was loaded, whose lanes fit together.
   *
   * @throws RuntimeException if they do not; {@link LaneCheck} says so in advance
   */
  public static MainState of(Table table) {
    LaneView view = new LaneWalk(table).walk();
    Marker newest = view.marker();
    SinkTriple sink = view.main().newestSink().orElse(newest.sink());
    return new MainState(
        view.mainHead(), new Marker(newest.through(), newest.n(), newest.epoch(), sink));
  }

  /** Has a commit to main carry the marker in its summary. */
  public void carry(SnapshotUpdate<?> update) {
    marker.toSummary().forEach(update::set);
  }

  /** Adds to a transaction that has committed to main that the property names that commit. */
  public void note(Transaction transaction) {
    long snapshotId = transaction.table().currentSnapshot().snapshotId();
    PublishedProperty property = new PublishedProperty(marker.through(), snapshotId, marker.n());
    transaction.updateProperties().set(LaneProperties.PUBLISHED, property.toJson()).commit();
  }
}
