package dev.firn.ingest;

import java.time.Duration;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.RecoveryClaimMode;

/**
 * What the job asks of Flink: checkpoints that outlive it, and restarts without end; a replay asks
 * for neither.
 */
final class JobConfiguration {
  private static final int RETAINED_CHECKPOINTS = 3;
  private static final int TOLERABLE_FAILED_CHECKPOINTS = 5;
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(30);

  private JobConfiguration() {}

  /**
   * The configuration of a job.
   *
   * @param oneRowPerKey whether a table takes at most one row of a key in each checkpoint
   */
  static Configuration of(String lake, IngestSettings settings, Start start, boolean oneRowPerKey) {
    Configuration configuration = pipeline("firn ingest " + lake, settings);
    restarts(configuration);
    checkpoints(configuration, settings);
    if (oneRowPerKey) {
      strictBarriers(configuration);
    }
    recovery(configuration, start);
    state(configuration, settings.state());
    return configuration;
  }

  /**
   * The configuration of a job that reads retained events once: a second start would write all rows
   * once more.
   */
  static Configuration ofReplay(String lake, String table, IngestSettings settings) {
    Configuration configuration = pipeline("firn replay " + lake + "." + table, settings);
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    // A row that is kept while others of its key are compared must not be filled anew.
    configuration.set(PipelineOptions.OBJECT_REUSE, false);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    return configuration;
  }

  private static Configuration pipeline(String name, IngestSettings settings) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.NAME, name);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ZERO);
    settings
        .parallelism()
        .ifPresent(number -> configuration.set(CoreOptions.DEFAULT_PARALLELISM, number));
    return configuration;
  }

  private static void restarts(Configuration configuration) {
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, MAX_BACKOFF);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        Duration.ofMinutes(2));
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, Integer.MAX_VALUE);
  }

  /**
   * One at a time: the offsets in Kafka rely on it, see {@code LateCommittingSource}. No barrier
   * overtakes rows: by a complete checkpoint {@code NewestVersions} knows that they were written.
   */
  private static void checkpoints(Configuration configuration, IngestSettings settings) {
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointInterval());
    configuration.set(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS, 1);
    configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, TOLERABLE_FAILED_CHECKPOINTS);
    configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED_CHECKPOINTS);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
  }

  /**
   * Rows that were sent before a barrier must not meet those after it in one checkpoint of the
   * sink: no barrier is left out. Of a checkpoint that was given up some writers may have seen the
   * barrier and others not, so that the job starts again from the last whole one.
   */
  private static void strictBarriers(Configuration configuration) {
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 0);
  }

  /** State that no operator takes: of a table that left the lake, or of an epoch left behind. */
  private static void recovery(Configuration configuration, Start start) {
    start
        .checkpoints()
        .ifPresent(folder -> {
          configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
          configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder);
        });
    start
        .from()
        .ifPresent(path -> {
          configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path);
          configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
          configuration.set(
              StateRecoveryOptions.RESTORE_MODE,
              start.claimed() ? RecoveryClaimMode.CLAIM : RecoveryClaimMode.NO_CLAIM);
        });
  }

  private static void state(Configuration configuration, IngestSettings.StateBackend state) {
    switch (state) {
      case CLUSTER -> {}
      case HEAP -> configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
      case ROCKSDB -> {
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
      }
    }
  }
}
