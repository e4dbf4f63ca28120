package dev.firn.catalog.plan;

import dev.firn.lake.LaneProperties;
import dev.firn.lake.Lanes;
import java.util.Map;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Transaction;

/** Adds what a table lacks of its lanes to a transaction. */
final class LaneEdit {

  /** What the keeper's marker says before anything was published. */
  private static final Map<String, String> ROOT_MARKER =
      Map.of(
          LaneProperties.PUBLISHED_THROUGH, "-1",
          LaneProperties.PUBLISHED_N, "0",
          LaneProperties.EPOCH, "0");

  private LaneEdit() {}

  /** The root is an empty append, so that both lanes have one history from their first day. */
  static void addRootAndBranch(Transaction transaction) {
    AppendFiles root = transaction.newAppend();
    ROOT_MARKER.forEach(root::set);
    root.commit();
    addBranch(transaction);
  }

  static void addBranch(Transaction transaction) {
    Snapshot main = transaction.table().currentSnapshot();
    LaneProtection.add(transaction.manageSnapshots().createBranch(Lanes.INGEST, main.snapshotId()))
        .commit();
  }

  static void protect(Transaction transaction) {
    LaneProtection.add(transaction.manageSnapshots()).commit();
  }
}
