package dev.firn.replay;

/** Where the workload goes. */
public interface EventSink extends AutoCloseable {

  /**
   * Hands over a message; it may be delivered later.
   *
   * @throws ReplayException when this or an earlier message could not be delivered in time
   */
  void send(Message message);

  /**
   * Returns when everything that was handed over is delivered.
   *
   * @throws ReplayException when it could not be in time
   */
  void flush();

  @Override
  void close();
}
