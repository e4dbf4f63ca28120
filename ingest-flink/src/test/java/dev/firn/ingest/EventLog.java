package dev.firn.ingest;

import dev.firn.source.KafkaEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A topic of one partition in this JVM, found by its name: Flink serializes what uses it. */
final class EventLog {
  private static final Map<String, EventLog> LOGS = new ConcurrentHashMap<>();

  private final String name;
  private final List<KafkaEvent> events = new CopyOnWriteArrayList<>();
  private final AtomicLong committed = new AtomicLong();

  private EventLog(String name) {
    this.name = name;
  }

  static EventLog named(String name) {
    return LOGS.computeIfAbsent(name, EventLog::new);
  }

  void send(String event) {
    send(event.getBytes(StandardCharsets.UTF_8));
  }

  void send(byte[] event) {
    events.add(new KafkaEvent(name, 0, events.size(), event));
  }

  int size() {
    return events.size();
  }

  KafkaEvent get(int offset) {
    return events.get(offset);
  }

  /** The offset that the group committed. */
  long committed() {
    return committed.get();
  }

  void commit(long offset) {
    committed.set(offset);
  }
}
