package dev.firn.simulation;

import dev.firn.files.RemovalProgress;
import dev.firn.orphan.OrphanPlan;
import dev.firn.orphan.OrphanPlanner;
import dev.firn.orphan.OrphanPolicy;
import dev.firn.orphan.OrphanResult;
import dev.firn.orphan.OrphanRunner;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.iceberg.Table;

/** A keeper's removal of orphans, with the shortest window that is allowed. */
final class Orphans {
  /** Who commits must do so earlier after it has written. */
  static final Duration WINDOW = Duration.ofHours(1);

  private final World world;
  private final OrphanPlanner planner;
  private final OrphanRunner runner;

  Orphans(World world, Supplier<Table> fresh, ExecutorService files) {
    this.world = world;
    OrphanPolicy policy = new OrphanPolicy(WINDOW, world.clock);
    this.planner = new OrphanPlanner(fresh, List::of, policy, files);
    this.runner = new OrphanRunner(fresh, files, RemovalProgress.SILENT, world.clock);
  }

  void run() {
    OrphanPlan plan = planner.plan();
    OrphanResult result = runner.run(plan);
    world.count("removals of orphans");
    world.count("orphans removed", result.files());
    world.count("orphans taken up meanwhile", result.kept());
  }
}
