package dev.firn.orphan;

import dev.firn.files.FileRemoval;
import dev.firn.files.RemovalProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableOperations;
import org.jspecify.annotations.Nullable;

/**
 * Runs an {@link OrphanPlan}. Before each batch it looks at the table again, and leaves what a
 * commit names by then. May be run again, and by two at once.
 */
public final class OrphanRunner {
  private final Supplier<Table> fresh;
  private final ExecutorService files;
  private final RemovalProgress progress;
  private final Clock clock;

  /**
   * A runner of plans for one table.
   *
   * @param fresh loads the table anew, uncached, at each call
   * @param files where files are read and deleted
   */
  public OrphanRunner(
      Supplier<Table> fresh, ExecutorService files, RemovalProgress progress, Clock clock) {
    this.fresh = fresh;
    this.files = files;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * Deletes what the plan says, but for what is named by now.
   *
   * @throws IllegalStateException if the table is another one than planned
   */
  public OrphanResult run(OrphanPlan plan) {
    Instant start = clock.instant();
    List<Orphan> all = plan.orphans();
    FileRemoval removal = new FileRemoval(files, RemovalProgress.SILENT);
    Named named = new Named(fresh.get(), plan);
    OrphanResult result = new OrphanResult(0, 0, 0, 0, Duration.ZERO);
    for (int from = 0; from < all.size(); from += FileRemoval.BATCH) {
      List<Orphan> batch = all.subList(from, Math.min(from + FileRemoval.BATCH, all.size()));
      result = delete(batch, named, removal, result);
      progress.removed(from + batch.size(), all.size());
    }
    return new OrphanResult(
        result.files(),
        result.bytes(),
        result.kept(),
        result.failed(),
        Duration.between(start, clock.instant()));
  }

  private static OrphanResult delete(
      List<Orphan> batch, Named named, FileRemoval removal, OrphanResult before) {
    named.refresh();
    List<Orphan> orphans = batch.stream().filter(it -> !named.contains(it)).toList();
    long failed =
        removal
            .delete(named.operations.io(), orphans.stream().map(Orphan::location).toList())
            .size();
    return new OrphanResult(
        before.files() + orphans.size() - failed,
        before.bytes() + orphans.stream().mapToLong(Orphan::bytes).sum(),
        before.kept() + batch.size() - orphans.size(),
        before.failed() + failed,
        Duration.ZERO);
  }

  /** What the table names as of the last look. */
  private final class Named {
    private final TableOperations operations;
    private final TableFiles tableFiles = new TableFiles(files);
    private @Nullable String readAt;

    Named(Table table, OrphanPlan plan) {
      if (!table.uuid().toString().equals(plan.tableId())) {
        throw new IllegalStateException(
            "Cannot remove orphans of "
                + plan.table()
                + ": the table is "
                + table.uuid()
                + ", the plan is for "
                + plan.tableId());
      }
      operations = ((HasTableOperations) table).operations();
    }

    void refresh() {
      String location = operations.refresh().metadataFileLocation();
      if (!Objects.equals(location, readAt)) {
        tableFiles.read(operations);
        readAt = location;
      }
    }

    boolean contains(Orphan orphan) {
      return tableFiles.contains(orphan.location());
    }
  }
}
