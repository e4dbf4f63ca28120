package dev.firn.sink;

import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** How far a sink has committed, as the summaries of the lane's snapshots say. */
final class Marker {
  static final String JOB_ID = "flink.job-id";
  static final String OPERATOR_ID = "flink.operator-id";
  static final String CHECKPOINT_ID = "flink.max-committed-checkpoint-id";

  private Marker() {}

  /** The newest checkpoint that an operator committed to a branch, whatever its job was. */
  static OptionalLong newest(Table table, String branch, String operatorId) {
    return find(table, branch, summary -> operatorId.equals(summary.get(OPERATOR_ID)));
  }

  /**
   * The checkpoint up to which Iceberg's sink takes everything of a job and operator for committed.
   * A summary without an operator id matches every operator, as it does there.
   */
  static OptionalLong newest(Table table, String branch, String jobId, String operatorId) {
    return find(
        table,
        branch,
        summary ->
            jobId.equals(summary.get(JOB_ID))
                && operatorId.equals(summary.getOrDefault(OPERATOR_ID, operatorId)));
  }

  private static OptionalLong find(
      Table table, String branch, Predicate<Map<String, String>> matches) {
    Snapshot snapshot = table.snapshot(branch);
    while (snapshot != null) {
      Map<String, String> summary = snapshot.summary();
      String checkpointId = summary.get(CHECKPOINT_ID);
      if (checkpointId != null && matches.test(summary)) {
        return OptionalLong.of(Long.parseLong(checkpointId));
      }
      Long parentId = snapshot.parentId();
      snapshot = parentId == null ? null : table.snapshot(parentId);
    }
    return OptionalLong.empty();
  }
}
