package dev.firn.upkeep;

import dev.firn.compact.CompactionCounts;
import dev.firn.compact.CompactionPlan;
import dev.firn.compact.CompactionPolicy;
import dev.firn.compact.CompactionResult;
import dev.firn.compact.Compactor;
import dev.firn.compact.CpuShare;
import dev.firn.publish.Consolidation;
import dev.firn.publish.LanePublisher;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites small files and files with many dead rows, in the background and within a share of a
 * core; the commits are made on the table's thread, in between publications.
 */
public final class CompactUpkeep implements Upkeep {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Compactor compactor;
  private @Nullable CompactionPlan planned;

  /**
   * Compaction of one table.
   *
   * @param publisher of the same table, and on the same thread
   * @param background where files are rewritten
   * @param cpuPercent share of one core for that
   */
  public CompactUpkeep(
      LanePublisher publisher,
      CompactionPolicy policy,
      Executor background,
      int cpuPercent,
      Clock clock) {
    this.compactor =
        new Compactor(publisher, policy, background, () -> new CpuShare(cpuPercent / 100.0), clock);
  }

  /** See {@link Compactor#consolidation}. */
  public Consolidation consolidation(Executor rewriters) {
    return compactor.consolidation(rewriters);
  }

  @Override
  public UpkeepTask task() {
    return UpkeepTask.COMPACT;
  }

  @Override
  public Duration interval() {
    return INTERVAL;
  }

  @Override
  public UpkeepPlan plan(Table table) {
    CompactionPlan plan = compactor.plan(table);
    planned = plan;
    if (plan.refusal().isPresent()) {
      return UpkeepPlan.notDue(task(), plan.refusal().get());
    }
    if (plan.isEmpty()) {
      return UpkeepPlan.notDue(task(), "no files are worth a rewrite");
    }
    String reason =
        "%d groups of files with %d bytes are worth a rewrite, %d more wait"
            .formatted(plan.groups().size(), plan.bytes(), plan.waiting());
    return new UpkeepPlan(task(), true, reason, plan.toText().lines().skip(1).toList());
  }

  @Override
  public Optional<UpkeepOutcome> run(Table table) {
    CompactionPlan plan = planned;
    if (plan == null) {
      throw new IllegalStateException("Cannot compact " + table.name() + ": nothing was planned");
    }
    compactor.start(table, plan);
    return Optional.empty();
  }

  @Override
  public boolean isBusy() {
    return compactor.isBusy();
  }

  @Override
  public Optional<UpkeepOutcome> proceed(Table table) {
    return compactor.commitNext(table).map(CompactUpkeep::outcome);
  }

  @Override
  public void close() {
    compactor.close();
  }

  private static UpkeepOutcome outcome(CompactionResult result) {
    if (result instanceof CompactionResult.Compacted) {
      return new UpkeepOutcome.Done(counters(CompactionCounts.NONE.plus(result)));
    } else if (result instanceof CompactionResult.Overtaken overtaken) {
      return new UpkeepOutcome.Refused(overtaken.reason());
    } else if (result instanceof CompactionResult.Wasted wasted) {
      return new UpkeepOutcome.Refused(
          wasted.bytesRead() + " bytes were rewritten for nothing: " + wasted.reason());
    } else if (result instanceof CompactionResult.Unknown unknown) {
      return new UpkeepOutcome.Unknown(String.valueOf(unknown.cause().getMessage()));
    } else if (result instanceof CompactionResult.Halted halted) {
      return new UpkeepOutcome.Failed(halted.halt().toString());
    }
    return new UpkeepOutcome.Failed(String.valueOf(((CompactionResult.Failed) result).cause()));
  }

  private static List<Counter> counters(CompactionCounts counts) {
    return List.of(
        new Counter("groups", counts.groups(), "groups"),
        new Counter("input_bytes", counts.bytesRead(), "bytes"),
        new Counter("output_bytes", counts.bytesWritten(), "bytes"),
        new Counter("removed_data_files", counts.filesRemoved(), "files"),
        new Counter("added_data_files", counts.filesAdded(), "files"),
        new Counter("rows_dead_meanwhile", counts.rowsDeadLate(), "rows"));
  }
}
