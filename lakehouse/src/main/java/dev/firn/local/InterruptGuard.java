package dev.firn.local;

/** While open, Ctrl-C undoes what the topology's start has done so far. */
public final class InterruptGuard implements AutoCloseable {

  private final Thread hook;

  /** Guards from now on. */
  public InterruptGuard(Topology topology) {
    this.hook = new Thread(topology::cancel, "undo");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      join();
    }
  }

  /** The process must not end, nor print a failure, before the hook has done its work. */
  private void join() {
    try {
      hook.join();
    } catch (InterruptedException problem) {
      Thread.currentThread().interrupt();
    }
  }
}
