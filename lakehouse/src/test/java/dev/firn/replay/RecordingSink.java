package dev.firn.replay;

import java.util.ArrayList;
import java.util.List;

/** Keeps what is sent. */
final class RecordingSink implements EventSink {
  final List<Message> messages = new ArrayList<>();
  int flushes;

  @Override
  public void send(Message message) {
    messages.add(message);
  }

  @Override
  public void flush() {
    flushes++;
  }

  @Override
  public void close() {}
}
