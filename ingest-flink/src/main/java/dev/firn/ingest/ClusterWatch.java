package dev.firn.ingest;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a cluster now and then: says in one line why its job restarts, and starts a task manager
 * where none is left. Two looks in a row must find none, since a new one takes a moment to
 * register.
 */
final class ClusterWatch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);
  private static final long TIMEOUT_SECONDS = 10;

  private final MiniCluster cluster;
  private final JobID job;
  private boolean noneBefore;
  private long saidMillis;

  ClusterWatch(MiniCluster cluster, JobID job) {
    this.cluster = cluster;
    this.job = job;
  }

  @Override
  public void run() {
    try {
      if (cluster.isRunning()) {
        sayFailure(
            cluster.getExecutionGraph(job).get(TIMEOUT_SECONDS, TimeUnit.SECONDS).getFailureInfo());
        replaceTaskManager();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      LOG.debug("Cannot look at the cluster", e);
    } catch (Exception e) {
      LOG.warn("Cannot start another task manager: {}", e.toString());
    }
  }

  private void sayFailure(@Nullable ErrorInfo failure) {
    if (failure != null && failure.getTimestamp() > saidMillis) {
      saidMillis = failure.getTimestamp();
      Throwable cause = failure.getException().deserializeError(getClass().getClassLoader());
      LOG.warn("The job goes back to its last checkpoint: {}", Reason.of(cause));
    }
  }

  private void replaceTaskManager() throws Exception {
    boolean none =
        cluster.getResourceOverview().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).getNumberTaskManagers()
            == 0;
    if (none && noneBefore) {
      LOG.warn("The task manager has failed; starting another one");
      cluster.startTaskManager();
    }
    noneBefore = none && !noneBefore;
  }
}
