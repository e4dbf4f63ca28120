package dev.firn.publish.commit;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.util.ThreadPools;

/**
 * Iceberg's own worker threads, waited for without delay. A commit reads and writes manifests on
 * them in half a dozen steps, and after each Iceberg asks whether the tasks are done, and if not
 * sleeps for 10 ms ({@code org.apache.iceberg.util.Tasks}). A task from here answers that question
 * when it is done. Never ends. Thread-safe.
 */
public final class CommitThreads extends AbstractExecutorService {
  private static final CommitThreads ALL = new CommitThreads(ThreadPools.getWorkerPool());

  private final Executor threads;

  CommitThreads(Executor threads) {
    this.threads = threads;
  }

  /** For {@link org.apache.iceberg.SnapshotUpdate#scanManifestsWith}. */
  public static ExecutorService all() {
    return ALL;
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new Task<>(callable);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    return new Task<>(() -> {
      runnable.run();
      return value;
    });
  }

  @Override
  public void execute(Runnable command) {
    threads.execute(command);
  }

  @Override
  public void shutdown() {
    throw new UnsupportedOperationException("Cannot stop Iceberg's worker threads");
  }

  @Override
  public List<Runnable> shutdownNow() {
    throw new UnsupportedOperationException("Cannot stop Iceberg's worker threads");
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return false;
  }

  private static final class Task<T> extends FutureTask<T> {
    Task(Callable<T> callable) {
      super(callable);
    }

    /** Waits until it is; a thread that is interrupted meanwhile is told that it is not yet. */
    @Override
    public boolean isDone() {
      try {
        get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | CancellationException e) {
        // It is done. Whoever wants the result is told.
      }
      return super.isDone();
    }
  }
}
