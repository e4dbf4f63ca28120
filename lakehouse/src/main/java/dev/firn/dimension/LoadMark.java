package dev.firn.dimension;

import dev.firn.lake.LaneProperties;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * How a load is known again. It signs its snapshot as the stream's sink would, with a job of its
 * own that has one checkpoint, so that the keeper publishes it like any other and exactly once.
 * Main's snapshots carry the mark on.
 */
record LoadMark(Dimension dimension, double scale) {
  private static final String OPERATOR = "firn-load";
  private static final String CHECKPOINT = "1";

  Map<String, String> summary() {
    return Map.of(
        LaneProperties.SINK_JOB_ID,
        jobId(),
        LaneProperties.SINK_OPERATOR_ID,
        OPERATOR,
        LaneProperties.SINK_CHECKPOINT_ID,
        CHECKPOINT);
  }

  /** The newest snapshot that holds a load of this dimension, at whatever scale. */
  Optional<Snapshot> find(Iterable<Snapshot> history) {
    for (Snapshot snapshot : history) {
      if (job(snapshot) != null) {
        return Optional.of(snapshot);
      }
    }
    return Optional.empty();
  }

  /** Scale of a load that was found. */
  String scaleOf(Snapshot snapshot) {
    String job = job(snapshot);
    return job == null ? "" : job.substring(prefix().length());
  }

  boolean isSameScale(Snapshot snapshot) {
    return jobId().equals(job(snapshot));
  }

  private @Nullable String job(Snapshot snapshot) {
    String job = snapshot.summary().get(LaneProperties.SINK_JOB_ID);
    return job != null && job.startsWith(prefix()) ? job : null;
  }

  private String jobId() {
    return prefix() + BigDecimal.valueOf(scale).stripTrailingZeros().toPlainString();
  }

  private String prefix() {
    return "firn-load-" + dimension.table() + "-";
  }
}
