package dev.firn.publish;

import dev.firn.index.MainIndex;
import dev.firn.index.OrderUnknownException;
import dev.firn.index.key.KeyColumns;
import dev.firn.publish.lane.Halt;
import dev.firn.publish.lane.HaltException;
import dev.firn.publish.lane.LaneView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a lane holds into a {@link PublicationPlan}: the longest run of its oldest snapshots
 * that one writer made and that are fit, up to a limit. Reads, writes nothing, and leaves the index
 * as it is.
 */
final class PublicationPlanner {
  private final Table table;
  private final MainIndex index;
  private final @Nullable KeyColumns columns;
  private final FoldLimits limits;
  private final ExecutorService files;

  /**
   * A planner.
   *
   * @param index at the head of main
   * @param columns null for a table without a key
   * @param files where files are read
   */
  PublicationPlanner(
      Table table,
      MainIndex index,
      @Nullable KeyColumns columns,
      FoldLimits limits,
      ExecutorService files) {
    this.table = table;
    this.index = index;
    this.columns = columns;
    this.limits = limits;
    this.files = files;
  }

  /**
   * Plans the next publication; empty if there is nothing to publish.
   *
   * @throws HaltException if already the oldest snapshot cannot be published
   */
  Optional<PublicationPlan> plan(LaneView view) {
    return plan(view, view.unpublished());
  }

  private Optional<PublicationPlan> plan(LaneView view, List<Snapshot> snapshots) {
    Fold fold = new Fold(table, index, columns, view, limits, files);
    for (int i = 0; i < snapshots.size(); i++) {
      try {
        if (!fold.take(snapshots.get(i))) {
          break;
        }
      } catch (HaltException e) {
        return before(view, snapshots, i, e);
      } catch (OrderUnknownException e) {
        return before(view, snapshots, i, orderUnknown(snapshots.get(i), e));
      }
    }
    return fold.isWorthwhile() ? Optional.of(fold.toPlan()) : Optional.empty();
  }

  /** What comes before the snapshot that cannot be published still can. */
  private Optional<PublicationPlan> before(
      LaneView view, List<Snapshot> snapshots, int unfit, HaltException halt) {
    if (unfit == 0) {
      throw halt;
    }
    return plan(view, snapshots.subList(0, unfit));
  }

  private HaltException orderUnknown(Snapshot snapshot, OrderUnknownException e) {
    return new HaltException(
        Halt.Cause.ORDER_UNKNOWN,
        "Cannot publish lane snapshot "
            + snapshot.snapshotId()
            + " of "
            + table.name()
            + ": "
            + e.getMessage(),
        "declare a version column, or have the job emit one row per key and checkpoint");
  }
}
