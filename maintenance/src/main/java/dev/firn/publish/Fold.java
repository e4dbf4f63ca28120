package dev.firn.publish;

import dev.firn.index.DeleteForm;
import dev.firn.index.MainIndex;
import dev.firn.index.StagedIndex;
import dev.firn.index.key.KeyColumns;
import dev.firn.lake.LaneProperties;
import dev.firn.publish.lane.LaneSnapshot;
import dev.firn.publish.lane.LaneSnapshotCheck;
import dev.firn.publish.lane.LaneView;
import dev.firn.publish.lane.Marker;
import dev.firn.publish.lane.SeenBefore;
import dev.firn.publish.lane.SinkTriple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * Lane snapshots that are to become one snapshot of main. All are of one (job, operator): across a
 * change the older writer's newest checkpoint would be forgotten ({@code docs/protocol.md}, H8).
 */
final class Fold {
  private final Table table;
  private final MainIndex index;
  private final @Nullable KeyColumns columns;
  private final LaneView view;
  private final FoldLimits limits;
  private final StagedIndex staged;
  private final SnapshotStaging staging;
  private final LaneSnapshotCheck check;
  private final SeenBefore seenBefore;
  private final List<Long> taken = new ArrayList<>();
  private int nonEmpty;
  private @Nullable SinkTriple newest;

  Fold(
      Table table,
      MainIndex index,
      @Nullable KeyColumns columns,
      LaneView view,
      FoldLimits limits,
      ExecutorService files) {
    this.table = table;
    this.index = index;
    this.columns = columns;
    this.view = view;
    this.limits = limits;
    this.staged = index.stage(DeleteForm.of(table));
    this.staging = new SnapshotStaging(table, staged, files);
    this.check = new LaneSnapshotCheck(table, columns);
    this.seenBefore = new SeenBefore(table, staged);
  }

  /** Takes the next snapshot, unless it is another writer's or there is enough. */
  boolean take(Snapshot snapshot) {
    LaneSnapshot lane = LaneSnapshot.read(table, snapshot);
    if (!taken.isEmpty() && (isFull() || !lane.isSameWriter(Optional.ofNullable(newest)))) {
      return false;
    }
    check.check(lane);
    SinkTriple last = taken.isEmpty() ? published(lane) : newest;
    if (!seenBefore.test(lane, last)) {
      stage(lane);
    }
    newest = lane.sink() == null || last == null ? lane.sink() : last.latest(lane.sink());
    taken.add(lane.snapshotId());
    nonEmpty += lane.isEmpty() ? 0 : 1;
    return true;
  }

  /** Empty checkpoints alone are worth a snapshot only where another writer follows. */
  boolean isWorthwhile() {
    return nonEmpty > 0 || (!taken.isEmpty() && taken.size() < view.unpublished().size());
  }

  PublicationPlan toPlan() {
    long through = taken.get(taken.size() - 1);
    String epoch = table.properties().getOrDefault(LaneProperties.EPOCH, Marker.NONE.epoch());
    SinkTriple sink = newest != null ? newest : view.main().newestSink().orElse(null);
    Marker marker = new Marker(through, view.marker().n() + 1, epoch, sink);
    return new PublicationPlan(
        view.mainHead(),
        taken,
        view.laneHead(),
        marker,
        staged,
        staged.touched(),
        staging.counts(),
        RewrittenFiles.NONE);
  }

  private boolean isFull() {
    return nonEmpty >= limits.snapshots() || staging.counts().rows() >= limits.rows();
  }

  private @Nullable SinkTriple published(LaneSnapshot lane) {
    return lane.sink() == null ? null : view.main().newestOf(lane.sink()).orElse(null);
  }

  private void stage(LaneSnapshot lane) {
    if (columns == null) {
      staging.append(lane);
    } else {
      staging.upsert(lane, index, columns);
    }
  }
}
