package dev.firn.ingest;

import dev.firn.lake.LakeException;
import dev.firn.sink.SinkException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.JobClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a {@link ReplayJob} on a Flink cluster in this JVM, for the process that started it: tells
 * it how far it is, and ends when standard input does, as it does when that process is killed. Exit
 * codes: 0 done, 1 failed, 2 settings, lake or tables not usable.
 */
public final class LocalReplay {
  private static final Logger LOG = LoggerFactory.getLogger(LocalReplay.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int UNUSABLE = 2;

  private LocalReplay() {}

  /** Runs until the job has ended. */
  public static void main(String[] arguments) {
    endWith(System.in);
    System.exit(run(arguments, new ReplayReport(System.out)));
  }

  private static int run(String[] arguments, ReplayReport report) {
    try (ClusterInThisJvm cluster = new ClusterInThisJvm()) {
      ReplaySettings settings =
          ReplaySettings.read(arguments, System.getenv(), PropertyGroups.MANAGED);
      JobClient job =
          cluster.execute(ReplayJob.of(settings).environment(configuration(settings.job())));
      report.done(ReplayCounts.of(await(job, report).getAllAccumulatorResults()));
      return DONE;
    } catch (IngestException | SinkException | LakeException e) {
      report.failed(String.valueOf(e.getMessage()));
      LOG.debug("Cannot start", e);
      return UNUSABLE;
    } catch (Exception e) {
      report.failed(Reason.of(e));
      LOG.error("The replay failed", e);
      return FAILED;
    }
  }

  private static JobExecutionResult await(JobClient job, ReplayReport report) throws Exception {
    CompletableFuture<JobExecutionResult> result = job.getJobExecutionResult();
    while (true) {
      try {
        return result.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        look(job, report);
      }
    }
  }

  /** The end comes with the result, whatever a look finds. */
  private static void look(JobClient job, ReplayReport report) throws InterruptedException {
    try {
      report.counts(
          ReplayCounts.of(job.getAccumulators().get(LOOK.toMillis(), TimeUnit.MILLISECONDS)));
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      LOG.debug("Cannot look at the job", e);
    }
  }

  static Configuration configuration(IngestSettings settings) {
    Configuration configuration = LocalCluster.configuration(settings);
    configuration.set(RestOptions.PORT, 0);
    configuration.set(RestOptions.BIND_PORT, "0");
    // Counts come with heartbeats.
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, LOOK);
    return configuration;
  }

  private static void endWith(InputStream input) {
    Thread watch = new Thread(() -> drain(input), "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void drain(InputStream input) {
    try {
      while (input.read() >= 0) {
        LOG.debug("Nothing is expected on standard input");
      }
    } catch (IOException e) {
      LOG.debug("Standard input is closed", e);
    }
    Runtime.getRuntime().halt(FAILED);
  }
}
