package dev.firn.upkeep;

import dev.firn.files.RemovalProgress;
import dev.firn.orphan.OrphanPlan;
import dev.firn.orphan.OrphanPlanner;
import dev.firn.orphan.OrphanPolicy;
import dev.firn.orphan.OrphanResult;
import dev.firn.orphan.OrphanRunner;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes files that nothing names. It lists all files of the table, so it is done rarely, not soon
 * after a start, and apart from publishing. What goes is written to the log before it goes.
 */
public final class OrphanUpkeep implements Upkeep {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanUpkeep.class);
  private static final Duration MAX_FIRST_REST = Duration.ofHours(1);

  private final OrphanPlanner planner;
  private final OrphanRunner runner;
  private final OrphanPolicy policy;
  private final Duration interval;
  private @Nullable OrphanPlan planned;

  /**
   * Removal of the orphans of one table.
   *
   * @param fresh loads the table anew, uncached, at each call
   * @param otherTables locations of all other tables of the catalog
   * @param files where files are read and deleted
   */
  public OrphanUpkeep(
      Supplier<Table> fresh,
      Supplier<? extends Collection<String>> otherTables,
      OrphanPolicy policy,
      Duration interval,
      ExecutorService files) {
    this.planner = new OrphanPlanner(fresh, otherTables, policy, files);
    this.runner = new OrphanRunner(fresh, files, RemovalProgress.SILENT, policy.clock());
    this.policy = policy;
    this.interval = interval;
  }

  @Override
  public UpkeepTask task() {
    return UpkeepTask.ORPHANS;
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public Duration firstRest() {
    return interval.compareTo(MAX_FIRST_REST) < 0 ? interval : MAX_FIRST_REST;
  }

  @Override
  public boolean isApart() {
    return true;
  }

  @Override
  public UpkeepPlan plan(Table table) {
    OrphanPlan plan = planner.plan();
    planned = plan;
    String reason =
        "%d files of %d are named by nothing and older than %s"
            .formatted(plan.orphans().size(), plan.listed(), policy.window());
    return plan.isEmpty()
        ? UpkeepPlan.notDue(task(), reason)
        : new UpkeepPlan(task(), true, reason, plan.toText().lines().toList());
  }

  @Override
  public Optional<UpkeepOutcome> run(Table table) {
    OrphanPlan plan = planned;
    if (plan == null) {
      throw new IllegalStateException(
          "Cannot remove orphans of " + table.name() + ": nothing was planned");
    }
    LOG.info("{}", plan.toText());
    OrphanResult result = runner.run(plan);
    return Optional.of(
        new UpkeepOutcome.Done(
            List.of(
                new Counter("deleted_files", result.files(), "files"),
                new Counter("deleted_bytes", result.bytes(), "bytes"),
                new Counter("kept_files", result.kept(), "files"),
                new Counter("failed_files", result.failed(), "files"))));
  }
}
