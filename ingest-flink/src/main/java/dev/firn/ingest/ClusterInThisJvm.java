package dev.firn.ingest;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.client.deployment.executors.LocalExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * A Flink cluster in this JVM for one job. A task manager dies when a task cannot even be cleaned
 * up, as when S3 refuses the rest of a file that is being closed; a cluster's orchestrator would
 * start another, and so does this, since the job would wait for one without end.
 */
final class ClusterInThisJvm implements AutoCloseable {
  private static final long LOOK_SECONDS = 2;

  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "cluster-watch");
        thread.setDaemon(true);
        return thread;
      });
  private volatile @Nullable MiniCluster cluster;
  private @Nullable Future<?> watching;

  /** Starts the cluster and the job; the cluster ends with the job. */
  JobClient execute(StreamExecutionEnvironment environment) throws Exception {
    Configuration configuration = Configuration.fromMap(environment.getConfiguration().toMap());
    configuration.set(DeploymentOptions.TARGET, LocalExecutor.NAME);
    configuration.set(DeploymentOptions.ATTACHED, true);
    JobClient job =
        LocalExecutor.createWithFactory(configuration, this::create)
            .execute(
                environment.getStreamGraph(),
                configuration,
                ClusterInThisJvm.class.getClassLoader())
            .get();
    watching =
        looks.scheduleWithFixedDelay(
            new ClusterWatch(cluster(), job.getJobID()),
            LOOK_SECONDS,
            LOOK_SECONDS,
            TimeUnit.SECONDS);
    return job;
  }

  private MiniCluster create(MiniClusterConfiguration configuration) {
    MiniCluster created = new MiniCluster(configuration);
    cluster = created;
    return created;
  }

  /** The cluster, once the job has been started. */
  MiniCluster cluster() {
    MiniCluster started = cluster;
    if (started == null) {
      throw new IllegalStateException("Cannot use the cluster: no job has been started on it");
    }
    return started;
  }

  /** Stops looking after the cluster. */
  @Override
  public void close() {
    if (watching != null) {
      watching.cancel(true);
    }
    looks.shutdownNow();
  }
}
