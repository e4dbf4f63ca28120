package dev.firn.publish.lane;

import dev.firn.lake.LaneProperties;
import java.util.Map;
import java.util.Optional;

/**
 * What Flink's Iceberg sink writes into each snapshot's summary, to know after a restart which of
 * its checkpoints are committed. Every commit of the keeper carries it on ({@code
 * docs/protocol.md}, H8).
 */
public record SinkTriple(String jobId, String operatorId, long checkpointId) {
  /** The triple of a summary; empty unless all three are there. */
  public static Optional<SinkTriple> from(Map<String, String> summary) {
    String job = summary.get(LaneProperties.SINK_JOB_ID);
    String operator = summary.get(LaneProperties.SINK_OPERATOR_ID);
    String checkpoint = summary.get(LaneProperties.SINK_CHECKPOINT_ID);
    if (job == null || operator == null || checkpoint == null) {
      return Optional.empty();
    }
    return Optional.of(new SinkTriple(job, operator, Long.parseLong(checkpoint)));
  }

  /** Whether one job and operator wrote both. */
  public boolean isSameWriter(SinkTriple other) {
    return jobId.equals(other.jobId) && operatorId.equals(other.operatorId);
  }

  /** The later of two checkpoints of one writer. */
  public SinkTriple latest(SinkTriple other) {
    return checkpointId >= other.checkpointId ? this : other;
  }

  void putInto(Map<String, String> summary) {
    summary.put(LaneProperties.SINK_JOB_ID, jobId);
    summary.put(LaneProperties.SINK_OPERATOR_ID, operatorId);
    summary.put(LaneProperties.SINK_CHECKPOINT_ID, Long.toString(checkpointId));
  }
}
