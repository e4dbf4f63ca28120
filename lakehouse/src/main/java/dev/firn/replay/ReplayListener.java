package dev.firn.replay;

/** Is told of everything that is sent, on the sending thread, so it must be quick. */
@FunctionalInterface
public interface ReplayListener {

  /** Nobody listens. */
  ReplayListener NONE = (message, counts) -> {};

  /**
   * Takes note of a message.
   *
   * @param message was just handed to the sink
   * @param counts of everything so far, this message included
   */
  void sent(Message message, SentCounts counts);

  /** Tells this listener, then another. */
  default ReplayListener and(ReplayListener other) {
    return (message, counts) -> {
      sent(message, counts);
      other.sent(message, counts);
    };
  }
}
