package dev.firn.upkeep;

import dev.firn.manifest.ManifestPlan;
import dev.firn.manifest.ManifestPlanner;
import dev.firn.manifest.ManifestPolicy;
import dev.firn.manifest.ManifestRewrite;
import dev.firn.manifest.ManifestRunner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** Merges the small manifests that publications leave behind. */
public final class ManifestUpkeep implements Upkeep {
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final ManifestPlanner planner;
  private final ManifestRunner runner;
  private @Nullable ManifestPlan planned;

  /**
   * Rewrites of the manifests of one table.
   *
   * @param fresh loads the table anew, uncached, at each call
   */
  public ManifestUpkeep(Supplier<Table> fresh, ManifestPolicy policy) {
    this.planner = new ManifestPlanner(policy);
    this.runner = new ManifestRunner(fresh);
  }

  @Override
  public UpkeepTask task() {
    return UpkeepTask.MANIFESTS;
  }

  @Override
  public Duration interval() {
    return INTERVAL;
  }

  @Override
  public UpkeepPlan plan(Table table) {
    ManifestPlan plan = planner.plan(table);
    planned = plan;
    return plan.isEmpty()
        ? UpkeepPlan.notDue(task(), "too few manifests are small to be worth a rewrite")
        : new UpkeepPlan(
            task(),
            true,
            "%d manifests are small".formatted(plan.manifests().size()),
            List.of(plan.toText()));
  }

  @Override
  public Optional<UpkeepOutcome> run(Table table) {
    ManifestPlan plan = planned;
    if (plan == null) {
      throw new IllegalStateException(
          "Cannot rewrite manifests of " + table.name() + ": nothing was planned");
    }
    return Optional.of(outcome(runner.run(plan)));
  }

  private static UpkeepOutcome outcome(ManifestRewrite rewrite) {
    if (rewrite instanceof ManifestRewrite.Rewritten rewritten) {
      return new UpkeepOutcome.Done(
          List.of(
              new Counter("replaced_manifests", rewritten.replaced(), "manifests"),
              new Counter("created_manifests", rewritten.created(), "manifests")));
    } else if (rewrite instanceof ManifestRewrite.Refused refused) {
      return new UpkeepOutcome.Refused(refused.reason());
    } else if (rewrite instanceof ManifestRewrite.Unknown unknown) {
      return new UpkeepOutcome.Unknown(String.valueOf(unknown.cause().getMessage()));
    } else if (rewrite instanceof ManifestRewrite.Halted halted) {
      return new UpkeepOutcome.Failed(halted.halt().toString());
    }
    return new UpkeepOutcome.NotDue("nothing was to rewrite");
  }
}
