package dev.firn.probe;

import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.Lake;
import dev.firn.lake.LaneProperties;
import dev.firn.lake.Lanes;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/** Tells whether the keeper has published everything that is on the lanes. */
public final class LaneWatch {
  private final Lake lake;
  private final LakeCatalog catalog;

  /** Looks at the tables of a lake. */
  public LaneWatch(Lake lake, LakeCatalog catalog) {
    this.lake = lake;
    this.catalog = catalog;
  }

  /** Tables with something on {@code ingest} that main does not have. */
  public List<String> unpublished() {
    return lake.tables().stream()
        .map(table -> table.name())
        .filter(name -> !isPublished(catalog.load(name)))
        .toList();
  }

  private static boolean isPublished(Table table) {
    SnapshotRef lane = table.refs().get(Lanes.INGEST);
    Snapshot main = table.currentSnapshot();
    if (lane == null || main == null) {
      return false;
    }
    String lanes = Long.toString(lane.snapshotId());
    return lane.snapshotId() == main.snapshotId()
        || published(table).filter(lanes::equals).isPresent();
  }

  /** What the newest publication on main says; others may have written to main since. */
  private static Optional<String> published(Table table) {
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      String published = snapshot.summary().get(LaneProperties.PUBLISHED_THROUGH);
      if (published != null) {
        return Optional.of(published);
      }
    }
    return Optional.empty();
  }
}
