package dev.firn.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Reads files on other threads, and brings their results and failures back to this one. */
public final class FileTasks {
  private FileTasks() {}

  /** Runs all at once, and returns their results in order. */
  public static <T> List<T> all(ExecutorService threads, List<? extends Callable<T>> tasks) {
    List<Future<T>> futures =
        tasks.stream().map(task -> threads.submit((Callable<T>) task)).toList();
    try {
      return futures.stream().map(FileTasks::await).toList();
    } finally {
      futures.forEach(future -> future.cancel(true));
    }
  }

  /**
   * Runs some ahead, and shows their results in order.
   *
   * @param window how many may be under way or wait to be shown
   */
  public static <T> void each(
      ExecutorService threads,
      int window,
      List<? extends Callable<T>> tasks,
      Consumer<? super T> results) {
    Deque<Future<T>> ahead = new ArrayDeque<>();
    try {
      int next = 0;
      for (int i = 0; i < tasks.size(); i++) {
        while (next < Math.min(tasks.size(), i + window)) {
          ahead.addLast(threads.submit((Callable<T>) tasks.get(next++)));
        }
        results.accept(await(ahead.removeFirst()));
      }
    } finally {
      ahead.forEach(future -> future.cancel(true));
    }
  }

  /** The result of one; what it threw, if that is unchecked, as it was thrown. */
  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReadInterruptedException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("Cannot read a file: " + e.getCause(), e.getCause());
    }
  }
}
