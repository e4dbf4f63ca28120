package dev.firn.simulation;

import dev.firn.compact.CompactionPolicy;
import dev.firn.compact.CompactionResult;
import dev.firn.compact.Compactor;
import dev.firn.compact.Pace;
import dev.firn.compact.Sorting;
import dev.firn.publish.Consolidation;
import dev.firn.publish.LanePublisher;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.iceberg.Table;

/** A keeper's compaction: rewrites whatever it can at once, and commits some turns later. */
final class Compaction {
  private static final CompactionPolicy EAGER =
      new CompactionPolicy(1 << 20, 1, 2, 1, 0.1, 1, Sorting.NEVER, 1 << 22, 2, Duration.ZERO, 0.1);

  /** Its files are still out of reach of the removal of orphans then. */
  private static final Duration MAX_AGE = Orphans.WINDOW.minusMinutes(5);

  private final World world;
  private final Supplier<Table> fresh;
  private final Compactor compactor;
  private Instant started = Instant.EPOCH;

  Compaction(World world, Supplier<Table> fresh, LanePublisher publisher) {
    this.world = world;
    this.fresh = fresh;
    this.compactor = new Compactor(publisher, EAGER, Runnable::run, () -> Pace.FULL, world.clock);
  }

  /** What publications of the same keeper rewrite at once. */
  Consolidation consolidation() {
    return compactor.consolidation(Runnable::run);
  }

  boolean isUnderWay() {
    return compactor.isBusy();
  }

  void run() {
    Table table = fresh.get();
    if (started.plus(MAX_AGE).isBefore(world.clock.instant())) {
      compactor.close();
    }
    if (!compactor.isBusy()) {
      started = world.clock.instant();
      compactor.start(table, compactor.plan(table));
      return;
    }
    compactor.commitNext(table).ifPresent(this::count);
  }

  private void count(CompactionResult result) {
    world.count("compaction " + result.getClass().getSimpleName());
    if (result instanceof CompactionResult.Halted) {
      throw new Violation("compaction halts: " + result);
    }
    if (result instanceof CompactionResult.Failed failed
        && !SimulatedFailure.isIn(failed.cause())) {
      throw new Violation("compaction fails: " + failed.cause(), failed.cause());
    }
  }
}
