package dev.firn.compact;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of main is going to be rewritten.
 *
 * @param table its name
 * @param snapshotId the snapshot of main that this was planned on; -1 if main is empty
 * @param groups the most urgent first
 * @param waiting groups that are left for the next plan
 * @param obstacle why this table cannot be compacted at all; null if it can
 */
public record CompactionPlan(
    String table, long snapshotId, List<FileGroup> groups, int waiting, @Nullable String obstacle) {

  public CompactionPlan {
    groups = List.copyOf(groups);
  }

  static CompactionPlan refused(String table, String obstacle) {
    return new CompactionPlan(table, -1, List.of(), 0, obstacle);
  }

  /** Why nothing can be planned. */
  public Optional<String> refusal() {
    return Optional.ofNullable(obstacle);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return groups.isEmpty();
  }

  /** Compressed bytes of the files that are rewritten. */
  public long bytes() {
    return groups.stream().mapToLong(FileGroup::bytes).sum();
  }

  /** One line, and one for each group. */
  public String toText() {
    if (obstacle != null) {
      return obstacle;
    }
    StringBuilder text = new StringBuilder();
    text.append(table).append(" at ").append(snapshotId).append(": ").append(groups.size());
    text.append(" groups to rewrite, ").append(waiting).append(" waiting");
    groups.forEach(group -> text.append("\n  ").append(group.toText()));
    return text.toString();
  }
}
