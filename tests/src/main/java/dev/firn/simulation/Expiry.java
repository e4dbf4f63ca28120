package dev.firn.simulation;

import dev.firn.expire.ExpiryPlan;
import dev.firn.expire.ExpiryPlanner;
import dev.firn.expire.ExpiryPolicy;
import dev.firn.expire.ExpiryResult;
import dev.firn.expire.ExpiryRunner;
import dev.firn.files.RemovalProgress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/** A keeper's expiry of snapshots. */
final class Expiry {
  private final World world;
  private final Supplier<Table> fresh;
  private final ExpiryPlanner planner;
  private final ExpiryRunner runner;

  Expiry(World world, Supplier<Table> fresh, ExecutorService files) {
    this.world = world;
    this.fresh = fresh;
    ExpiryPolicy policy =
        new ExpiryPolicy(
            Duration.ofMinutes(20),
            2,
            2 + world.random.nextInt(10),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            SlowReaders.MAX.plusMinutes(1),
            world.clock);
    this.planner = new ExpiryPlanner(policy);
    this.runner = new ExpiryRunner(fresh, policy, files, RemovalProgress.SILENT);
  }

  void run() {
    ExpiryPlan plan = planner.plan(fresh.get());
    if (plan.obstacle().isPresent()) {
      throw new Violation("expiry halts: " + plan.obstacle().get());
    }
    ExpiryResult result = runner.run(plan);
    world.count("expiries");
    world.count("snapshots expired", result.snapshots());
    world.count("files expired", result.files().total());
  }

  /** Keeps what branches and tags name, and nothing else. */
  void runByHeads() {
    Table table = fresh.get();
    ExpireSnapshots expire = table.expireSnapshots().expireOlderThan(0);
    for (Snapshot snapshot : table.snapshots()) {
      long id = snapshot.snapshotId();
      if (table.refs().values().stream()
          .mapToLong(SnapshotRef::snapshotId)
          .noneMatch(r -> r == id)) {
        expire.expireSnapshotId(id);
      }
    }
    expire.commit();
    world.count("expiries by heads");
  }
}
