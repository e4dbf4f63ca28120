package dev.firn.compact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.StructLike;

/**
 * Data files of one partition of one spec that are rewritten together.
 *
 * @param files with the deletes that apply to each, in the order in which they are read; never
 *     empty
 * @param reasons why; never empty
 * @param deadRows rows that the delete files of the group declare dead
 * @param order in which rows are written
 * @param targetFileBytes size at which a new file is full
 */
public record FileGroup(
    List<FileScanTask> files,
    Set<Reason> reasons,
    long deadRows,
    RowOrder order,
    long targetFileBytes) {

  public FileGroup {
    files = List.copyOf(files);
    reasons = Set.copyOf(reasons);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("Cannot make a group: it has no files");
    }
  }

  /** Compressed bytes of the data files. */
  public long bytes() {
    return files.stream().mapToLong(task -> task.file().fileSizeInBytes()).sum();
  }

  /** Rows of the data files, dead ones too. */
  public long rows() {
    return files.stream().mapToLong(task -> task.file().recordCount()).sum();
  }

  /** How many delete files apply, each counted for each data file that it applies to. */
  public long deleteFiles() {
    return files.stream().mapToLong(task -> task.deletes().size()).sum();
  }

  PartitionSpec spec() {
    return files.get(0).spec();
  }

  StructLike partition() {
    return files.get(0).file().partition();
  }

  /** One line for a plan. */
  public String toText() {
    String why = reasons.stream().sorted().map(Reason::text).collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s: %d files, %.1f MB, %d of %d rows dead, %d delete files (%s%s)",
        spec().isUnpartitioned() ? "all" : spec().partitionToPath(partition()),
        files.size(),
        bytes() / 1e6,
        deadRows,
        rows(),
        deleteFiles(),
        why,
        order.text());
  }
}
