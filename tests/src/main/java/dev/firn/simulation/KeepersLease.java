package dev.firn.simulation;

import dev.firn.lease.LeaseConfig;
import dev.firn.lease.LeaseRunner;
import dev.firn.lease.LeaseWatch;
import dev.firn.lease.Standing;
import dev.firn.publish.lane.LaneLook;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.iceberg.Table;

/** A keeper's share in the lease, under an id that no other process has. */
final class KeepersLease {
  private final World world;
  private final Supplier<Table> fresh;
  private final LeaseWatch watch;
  private final LeaseRunner runner;

  KeepersLease(World world, Supplier<Table> fresh) {
    this.world = world;
    this.fresh = fresh;
    String holder = "keeper-" + world.random.nextLong();
    LeaseConfig config =
        new LeaseConfig(
            Duration.ofSeconds(30),
            Duration.ofMinutes(30),
            () -> Duration.between(Instant.EPOCH, world.clock.instant()).toNanos());
    this.watch = new LeaseWatch(holder, config);
    this.runner = new LeaseRunner(fresh, holder, watch);
  }

  /** Whether this keeper may do what only one may; takes the lease if nobody else lives. */
  boolean isHeld() {
    Table table = fresh.get();
    Standing standing = watch.look(table.properties(), LaneLook.at(table).isBehind());
    world.count("lease " + standing.getClass().getSimpleName());
    if (standing instanceof Standing.Free) {
      return runner.take(Optional.empty());
    }
    if (standing instanceof Standing.Abandoned abandoned) {
      return runner.take(Optional.of(abandoned.lease()));
    }
    return standing instanceof Standing.Holding;
  }
}
