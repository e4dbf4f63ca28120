package dev.firn.simulation;

import dev.firn.manifest.ManifestPlanner;
import dev.firn.manifest.ManifestPolicy;
import dev.firn.manifest.ManifestRewrite;
import dev.firn.manifest.ManifestRunner;
import java.util.function.Supplier;
import org.apache.iceberg.Table;

/** A keeper's rewriting of manifests, as soon as there are two small ones. */
final class Manifests {
  private final World world;
  private final Supplier<Table> fresh;
  private final ManifestPlanner planner = new ManifestPlanner(new ManifestPolicy(2));
  private final ManifestRunner runner;

  Manifests(World world, Supplier<Table> fresh) {
    this.world = world;
    this.fresh = fresh;
    this.runner = new ManifestRunner(fresh);
  }

  void run() {
    ManifestRewrite rewrite = runner.run(planner.plan(fresh.get()));
    world.count("manifests " + rewrite.getClass().getSimpleName());
    if (rewrite instanceof ManifestRewrite.Halted halted) {
      throw new Violation("the rewriting of manifests halts: " + halted.halt());
    }
  }
}
