package dev.firn.ingest;

import dev.firn.source.KafkaEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A topic of one partition in this JVM, found by its name: Flink serializes what uses it. */
final class EventLog {
  private static final Map<String, EventLog> LOGS = new ConcurrentHashMap<>();

  private final String name;
  private final List<KafkaEvent> events = new CopyOnWriteArrayList<>();
  private final Map<Long, Long> times = new ConcurrentHashMap<>();
  private final AtomicLong committed = new AtomicLong();
  private final Queue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();

  private EventLog(String name) {
    this.name = name;
  }

  static EventLog named(String name) {
    return LOGS.computeIfAbsent(name, EventLog::new);
  }

  String name() {
    return name;
  }

  void send(String event) {
    send(event.getBytes(StandardCharsets.UTF_8));
  }

  /** An event with a time; others have none. */
  void send(String event, long timeMillis) {
    times.put((long) events.size(), timeMillis);
    send(event);
  }

  void send(byte[] event) {
    events.add(new KafkaEvent(name, 0, events.size(), event));
    for (var next = waiting.poll(); next != null; next = waiting.poll()) {
      next.complete(null);
    }
  }

  /** Completes when there is an event at the offset. */
  CompletableFuture<Void> reached(long offset) {
    CompletableFuture<Void> reached = new CompletableFuture<>();
    waiting.add(reached);
    if (events.size() > offset) {
      reached.complete(null);
    }
    return reached;
  }

  int size() {
    return events.size();
  }

  KafkaEvent get(int offset) {
    return events.get(offset);
  }

  /** -1 for no time, as Kafka has it. */
  long timeMillis(long offset) {
    return times.getOrDefault(offset, -1L);
  }

  /** The offset that the group committed. */
  long committed() {
    return committed.get();
  }

  void commit(long offset) {
    committed.set(offset);
  }
}
