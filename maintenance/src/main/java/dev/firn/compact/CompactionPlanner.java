package dev.firn.compact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Chooses what of main is rewritten, partition by partition. Reads metadata only. Thread-safe.
 *
 * @see PartitionPlanner
 */
public final class CompactionPlanner {
  private static final int NEWEST_VERSION = 3;

  private static final Comparator<FileGroup> MOST_URGENT =
      Comparator.comparingDouble(CompactionPlanner::urgency).reversed();

  private final CompactionPolicy policy;
  private final Clock clock;

  /**
   * A planner.
   *
   * @param clock tells how long main has been quiet
   */
  public CompactionPlanner(CompactionPolicy policy, Clock clock) {
    this.policy = policy;
    this.clock = clock;
  }

  /** Plans on the head of main as that table was loaded. */
  public CompactionPlan plan(Table table) {
    int version = TableUtil.formatVersion(table);
    if (version > NEWEST_VERSION) {
      return CompactionPlan.refused(
          table.name(),
          "Cannot compact "
              + table.name()
              + ": format version "
              + version
              + " is not known, "
              + NEWEST_VERSION
              + " is the newest that is");
    }
    Snapshot head = table.currentSnapshot();
    if (head == null) {
      return new CompactionPlan(table.name(), -1, List.of(), 0, null);
    }
    List<FileGroup> groups = groups(table, head);
    groups.sort(MOST_URGENT);
    int taken = Math.min(groups.size(), policy.maxGroups());
    return new CompactionPlan(
        table.name(), head.snapshotId(), groups.subList(0, taken), groups.size() - taken, null);
  }

  private List<FileGroup> groups(Table table, Snapshot head) {
    boolean quiet = clock.millis() - head.timestampMillis() >= policy.quietAfter().toMillis();
    PartitionPlanner planner =
        new PartitionPlanner(quiet ? policy.whenQuiet() : policy, table.sortOrder());
    List<FileGroup> groups = new ArrayList<>();
    partitions(table, head.snapshotId()).forEach(files -> groups.addAll(planner.plan(files)));
    return groups;
  }

  private static Iterable<List<Candidate>> partitions(Table table, long snapshotId) {
    PartitionGroups<Candidate> partitions = new PartitionGroups<>();
    try (CloseableIterable<FileScanTask> tasks = scan(table, snapshotId).planFiles()) {
      for (FileScanTask task : tasks) {
        if (task.file().format() == FileFormat.PARQUET) {
          partitions.add(task.spec(), task.file(), new Candidate(task));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot plan " + table.name(), e);
    }
    return partitions.all();
  }

  /** With the bounds that tell whether sorted files overlap. */
  private static TableScan scan(Table table, long snapshotId) {
    TableScan scan = table.newScan().useSnapshot(snapshotId);
    Set<String> first =
        table.sortOrder().fields().stream()
            .limit(1)
            .map(field -> table.schema().findColumnName(field.sourceId()))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return first.isEmpty() ? scan : scan.includeColumnStats(first);
  }

  /** What a reader is spared for each byte that is read: files first, then dead rows. */
  private static double urgency(FileGroup group) {
    double deadShare = (double) group.deadRows() / Math.max(1, group.rows());
    return deadShare + (group.files().size() - 1) / (1 + group.bytes() / 1e6);
  }
}
