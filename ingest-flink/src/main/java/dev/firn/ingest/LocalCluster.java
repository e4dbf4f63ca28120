package dev.firn.ingest;

import dev.firn.lake.LakeException;
import dev.firn.sink.SinkException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the job on a Flink cluster in this JVM, as {@code firn up} does. It takes the settings of
 * {@link IngestJob}.
 *
 * <p>Health: Flink's REST endpoint on {@code --rest-port}. {@code GET /jobs/overview} has the state
 * of the job, {@code GET /jobs/ID/checkpoints} its last completed checkpoint. Exit codes: 0
 * stopped, 1 failed for good, 2 settings, lake or tables not usable. SIGTERM cancels the job and
 * keeps its checkpoints; so does, less tidily, kill -9.
 */
public final class LocalCluster {
  private static final Logger LOG = LoggerFactory.getLogger(LocalCluster.class);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
  private static final String HOST = "127.0.0.1";
  private static final int STOPPED = 0;
  private static final int FAILED = 1;
  private static final int UNUSABLE = 2;

  private LocalCluster() {}

  /** Runs until the job fails for good or the process is told to stop. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.err));
  }

  private static int run(String[] arguments, PrintStream err) {
    try (ClusterInThisJvm cluster = new ClusterInThisJvm()) {
      IngestSettings settings =
          SettingsReader.read(arguments, System.getenv(), PropertyGroups.MANAGED);
      requireFree(settings.restPort());
      JobClient job = cluster.execute(IngestJob.of(settings).environment(configuration(settings)));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(job), "stop"));
      job.getJobExecutionResult().get();
      return STOPPED;
    } catch (IngestException | SinkException | LakeException e) {
      err.println(e.getMessage());
      LOG.debug("Cannot start", e);
      return UNUSABLE;
    } catch (Exception e) {
      err.println("Cannot go on: " + Reason.of(e));
      LOG.error("The job failed", e);
      return FAILED;
    }
  }

  /** Before anything is started, since a start takes epochs from a job that runs already. */
  private static void requireFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw IngestException.invalid(
          List.of("Cannot open --rest-port " + port + ": " + e.getMessage()));
    }
  }

  private static void stop(JobClient job) {
    try {
      job.cancel().get(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Cannot stop the job: {}; its last checkpoint stays", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Small enough for a laptop: the heap is the JVM's own limit, the rest is outside of it. State is
   * on disk unless the settings say otherwise: on the heap three million keys fill a gigabyte.
   */
  static Configuration configuration(IngestSettings settings) {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.ADDRESS, HOST);
    configuration.set(RestOptions.BIND_ADDRESS, HOST);
    configuration.set(RestOptions.PORT, settings.restPort());
    configuration.set(RestOptions.BIND_PORT, Integer.toString(settings.restPort()));
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, 1);
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, settings.parallelism().orElse(1));
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(192));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    return configuration;
  }
}
