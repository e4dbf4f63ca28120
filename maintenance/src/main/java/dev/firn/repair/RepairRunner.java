package dev.firn.repair;

import dev.firn.lake.Lanes;
import dev.firn.publish.commit.HeadIs;
import dev.firn.publish.lane.Marker;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.Transaction;
import org.jspecify.annotations.Nullable;

/** Runs a {@link RepairPlan} as one commit on main's planned head. */
public final class RepairRunner {
  private final Supplier<Table> fresh;

  /**
   * A runner of plans for one table.
   *
   * @param fresh loads the table anew, uncached, at each call
   */
  public RepairRunner(Supplier<Table> fresh) {
    this.fresh = fresh;
  }

  /**
   * Does what was planned.
   *
   * @return main's new head
   * @throws RepairRefusedException if main is not where the plan saw it
   * @throws RuntimeException if the commit is refused, or the catalog does not answer; planning
   *     anew tells whether it was done
   */
  public long run(RepairPlan plan) {
    Marker marker = plan.marker();
    return marker == null ? setForward(plan) : accept(plan, marker);
  }

  private long accept(RepairPlan plan, Marker marker) {
    Transaction transaction = fresh.get().newTransaction();
    Table table = transaction.table();
    requireSame(plan, table.uuid().toString(), head(table));
    AppendFiles append = transaction.newFastAppend();
    if (plan.mainHead() != null) {
      append.validateWith(new HeadIs(plan.mainHead()));
    }
    marker.carry(append);
    append.commit();
    long snapshotId = marker.note(transaction);
    transaction.commitTransaction();
    return snapshotId;
  }

  /** A compare-and-set on one base: whatever was committed since makes the catalog refuse. */
  private long setForward(RepairPlan plan) {
    TableOperations operations = ((HasTableOperations) fresh.get()).operations();
    TableMetadata base = operations.refresh();
    Long head = Optional.ofNullable(base.currentSnapshot()).map(it -> it.snapshotId()).orElse(null);
    requireSame(plan, base.uuid(), head);
    SnapshotRef main = SnapshotRef.builderFrom(base.ref(Lanes.MAIN), plan.target()).build();
    operations.commit(base, TableMetadata.buildFrom(base).setRef(Lanes.MAIN, main).build());
    return plan.target();
  }

  private static @Nullable Long head(Table table) {
    return table.currentSnapshot() == null ? null : table.currentSnapshot().snapshotId();
  }

  private static void requireSame(RepairPlan plan, String tableId, @Nullable Long head) {
    if (!plan.tableId().equals(tableId) || !Objects.equals(plan.mainHead(), head)) {
      throw new RepairRefusedException(
          plan.table(), "main is at " + head + ", not at " + plan.mainHead() + " any more");
    }
  }
}
