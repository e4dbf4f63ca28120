package dev.firn.publish.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommitThreadsTest {
  private final Queue<Runnable> submitted = new ArrayDeque<>();
  private final CommitThreads later = new CommitThreads(submitted::add);

  @AfterEach
  void forgetInterruption() {
    Thread.interrupted();
  }

  @Test
  void aTaskIsDoneWheneverItIsAskedFor() {
    CountDownLatch asked = new CountDownLatch(1);
    CommitThreads threads =
        new CommitThreads(task ->
            new Thread(
                    () -> {
                      await(asked);
                      task.run();
                    })
                .start());

    Future<String> task = threads.submit(() -> "read");
    asked.countDown();

    assertThat(task.isDone()).isTrue();
    assertThat(task).isDone().isNotCancelled();
  }

  @Test
  void aTaskThatFailsIsDoneAndTellsWhoeverWantsTheResult() {
    CommitThreads threads = new CommitThreads(Runnable::run);

    Future<?> task =
        threads.submit(() -> {
          throw new IllegalStateException("unreadable");
        });

    assertThat(task.isDone()).isTrue();
    assertThatThrownBy(task::get)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("unreadable");
  }

  @Test
  void aCancelledTaskIsDone() {
    Future<?> task = later.submit(() -> {});
    task.cancel(true);

    assertThat(task.isDone()).isTrue();
  }

  @Test
  void aThreadThatIsInterruptedIsNotHeld() {
    Future<?> task = later.submit(() -> {});
    Thread.currentThread().interrupt();

    assertThat(task.isDone()).isFalse();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
