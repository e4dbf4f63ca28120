package dev.firn.demo;

import dev.firn.replay.Message;
import dev.firn.replay.ReplayListener;
import dev.firn.replay.SentCounts;

/** Says now and then how much is sent. */
final class SendingLog implements ReplayListener {
  private static final int LINES = 5;

  private final long everyEvents;
  private final DemoConsole console;

  SendingLog(long estimatedEvents, DemoConsole console) {
    this.everyEvents = Math.max(1, estimatedEvents / LINES);
    this.console = console;
  }

  @Override
  public void sent(Message message, SentCounts counts) {
    if (counts.events() % everyEvents == 0) {
      console.say("%,d events sent".formatted(counts.events()));
    }
  }
}
