package dev.firn.ingest;

import dev.firn.source.StreamSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.core.execution.JobClient;

/** The whole job on a cluster in this JVM, fed by an {@link EventLog}. */
final class RunningJob implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final ClusterInThisJvm cluster;
  private final JobClient client;

  private RunningJob(ClusterInThisJvm cluster, JobClient client) {
    this.cluster = cluster;
    this.client = client;
  }

  /** Starts the job under an id of its own. */
  static RunningJob start(TestLake lake, EventLogSource source, Path checkpoints, String... more)
      throws Exception {
    return start(lake, source, checkpoints, new JobID(), more);
  }

  static RunningJob start(
      TestLake lake, EventLogSource source, Path checkpoints, JobID id, String... more)
      throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--lake=unused",
                "--checkpoint-interval=200ms",
                "--checkpoints=" + checkpoints.toUri(),
                "--rest-port=1"));
    arguments.addAll(List.of(more));
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--parallelism"))) {
      arguments.add("--parallelism=1");
    }
    IngestSettings settings =
        SettingsReader.read(
            arguments.toArray(String[]::new), Map.of(), Path.of("/no/such/property/groups"));
    Configuration configuration = LocalCluster.configuration(settings);
    configuration.setString("rest.port", "0");
    configuration.setString("rest.bind-port", "0");
    configuration.set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, id.toHexString());
    IngestJob job =
        new IngestJob(
            lake.lake(),
            lake.tables(),
            settings,
            (name, stream) -> StreamSource.committingLate(source));
    ClusterInThisJvm cluster = new ClusterInThisJvm();
    return new RunningJob(cluster, cluster.execute(job.environment(configuration)));
  }

  /** Takes the only task manager away, as a failure that no task survives does. */
  void loseTaskManager() throws Exception {
    cluster.cluster().terminateTaskManager(0).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Why the job ended for good. */
  Throwable failure() throws InterruptedException, TimeoutException {
    try {
      client.getJobExecutionResult().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      throw new AssertionError("the job ended without a failure");
    } catch (ExecutionException e) {
      return e;
    }
  }

  /** Cancels the job; its checkpoints stay. */
  @Override
  public void close() {
    try {
      client.cancel().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      client.getJobExecutionResult().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | IllegalStateException e) {
      // cancelled, as asked, or ended before
    } catch (TimeoutException e) {
      throw new AssertionError("the job does not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      cluster.close();
    }
  }
}
