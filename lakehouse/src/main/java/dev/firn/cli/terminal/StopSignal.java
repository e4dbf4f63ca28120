package dev.firn.cli.terminal;

import java.util.concurrent.CountDownLatch;

/**
 * Turns Ctrl-C and SIGTERM into a request to stop: while open, the process ends only after the main
 * thread has come to its end by itself.
 */
public final class StopSignal implements AutoCloseable {

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  private StopSignal(Runnable request) {
    this.hook =
        new Thread(
            () -> {
              request.run();
              await();
            },
            "stop");
  }

  /**
   * Waits for the signal from now on.
   *
   * @param request asks the work to end soon; called on another thread
   */
  public static StopSignal on(Runnable request) {
    var signal = new StopSignal(request);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook was what ended the main thread's work.
      return;
    }
  }

  private void await() {
    try {
      ended.await();
    } catch (InterruptedException problem) {
      Thread.currentThread().interrupt();
    }
  }
}
