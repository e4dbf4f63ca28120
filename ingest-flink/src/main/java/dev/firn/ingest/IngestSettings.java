package dev.firn.ingest;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the job runs; what it ingests is the lake's to say.
 *
 * @param lake path or URL of {@code lake.yaml}
 * @param environment fills in {@code ${NAME}} in the lake
 * @param checkpointInterval every so often what was read becomes visible on the lane
 * @param checkpoints folder of checkpoints, a URI; empty to leave it to the cluster
 * @param recover where state comes from at the start
 * @param newEpoch whether every sink takes a new epoch whatever is restored
 * @param parallelism subtasks of each operator; empty to leave it to the cluster
 * @param state where the newest versions are kept while the job runs
 * @param bufferRows rows of one table that a subtask holds back until the barrier
 * @param maxEventBytes longer events go to the dead letters
 * @param restPort port of Flink's REST endpoint, for a cluster in this JVM
 */
public record IngestSettings(
    String lake,
    Map<String, String> environment,
    Duration checkpointInterval,
    Optional<String> checkpoints,
    Recover recover,
    boolean newEpoch,
    OptionalInt parallelism,
    StateBackend state,
    int bufferRows,
    int maxEventBytes,
    int restPort) {

  public IngestSettings {
    environment = Map.copyOf(environment);
  }

  /** Where Flink keeps state while the job runs. */
  public enum StateBackend {
    /** As the cluster is configured. */
    CLUSTER,
    /** On the heap: fastest, some 300 bytes for each key that is remembered. */
    HEAP,
    /**
     * On local disk within the managed memory, with incremental checkpoints: any number of keys.
     */
    ROCKSDB;
  }

  /** Values of the environment may be secrets: only their names are shown. */
  @Override
  public String toString() {
    return "IngestSettings[lake=%s, environment=%s, checkpointInterval=%s, checkpoints=%s, recover=%s, newEpoch=%s, parallelism=%s, state=%s, bufferRows=%d, maxEventBytes=%d, restPort=%d]"
        .formatted(
            lake,
            environment.keySet(),
            checkpointInterval,
            checkpoints,
            recover,
            newEpoch,
            parallelism,
            state,
            bufferRows,
            maxEventBytes,
            restPort);
  }
}
