package dev.firn.ingest;

import dev.firn.source.KafkaEvent;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Reads an {@link EventLog} as the Kafka source reads a partition: from its checkpoint, else from
 * the committed offset, which it commits when a checkpoint completes. Or it ends where the log
 * does.
 */
final class EventLogSource implements Source<KafkaEvent, EventLogSource.Split, Boolean> {
  private final String log;
  private final boolean ends;

  EventLogSource(String log) {
    this(log, false);
  }

  EventLogSource(String log, boolean ends) {
    this.log = log;
    this.ends = ends;
  }

  /** The partition, from an offset. */
  record Split(long offset) implements SourceSplit {
    @Override
    public String splitId() {
      return "0";
    }
  }

  @Override
  public Boundedness getBoundedness() {
    return ends ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<KafkaEvent, Split> createReader(SourceReaderContext context) {
    return new Reader(EventLog.named(log), context, ends);
  }

  @Override
  public SplitEnumerator<Split, Boolean> createEnumerator(SplitEnumeratorContext<Split> context) {
    return new Enumerator(log, context, false);
  }

  @Override
  public SplitEnumerator<Split, Boolean> restoreEnumerator(
      SplitEnumeratorContext<Split> context, Boolean assigned) {
    return new Enumerator(log, context, assigned);
  }

  @Override
  public SimpleVersionedSerializer<Split> getSplitSerializer() {
    return new Longs<>(Split::offset, Split::new);
  }

  @Override
  public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
    return new Longs<>(assigned -> assigned ? 1L : 0L, number -> number == 1);
  }

  private static final class Reader implements SourceReader<KafkaEvent, Split> {
    private final EventLog log;
    private final SourceReaderContext context;
    private final boolean ends;
    private final TreeMap<Long, Long> offsets = new TreeMap<>();
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private long position = -1;

    Reader(EventLog log, SourceReaderContext context, boolean ends) {
      this.log = log;
      this.context = context;
      this.ends = ends;
    }

    @Override
    public void start() {
      context.sendSplitRequest();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<KafkaEvent> output) {
      if (!isAtEnd()) {
        output.collect(log.get((int) position), log.timeMillis(position));
        position++;
      }
      return isAtEnd() ? atEnd() : InputStatus.MORE_AVAILABLE;
    }

    private InputStatus atEnd() {
      return ends && (position >= 0 || assigned.isDone())
          ? InputStatus.END_OF_INPUT
          : InputStatus.NOTHING_AVAILABLE;
    }

    private boolean isAtEnd() {
      return position < 0 || position >= log.size();
    }

    @Override
    public List<Split> snapshotState(long checkpointId) {
      offsets.put(checkpointId, position);
      return position < 0 ? List.of() : List.of(new Split(position));
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      Long offset = offsets.get(checkpointId);
      if (offset != null && offset >= 0) {
        log.commit(offset);
      }
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return position < 0 ? assigned : log.reached(position);
    }

    @Override
    public void addSplits(List<Split> splits) {
      position = splits.get(0).offset();
      assigned.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
      if (ends) {
        assigned.complete(null);
      }
    }

    @Override
    public void close() {}
  }

  private static final class Enumerator implements SplitEnumerator<Split, Boolean> {
    private final String log;
    private final SplitEnumeratorContext<Split> context;
    private boolean assigned;

    Enumerator(String log, SplitEnumeratorContext<Split> context, boolean assigned) {
      this.log = log;
      this.context = context;
      this.assigned = assigned;
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
      if (!assigned) {
        assigned = true;
        context.assignSplit(new Split(EventLog.named(log).committed()), subtask);
      } else {
        context.signalNoMoreSplits(subtask);
      }
    }

    @Override
    public void addSplitsBack(List<Split> splits, int subtask) {
      splits.forEach(split -> context.assignSplit(split, subtask));
    }

    @Override
    public Boolean snapshotState(long checkpointId) {
      return assigned;
    }

    @Override
    public void start() {}

    @Override
    public void addReader(int subtask) {}

    @Override
    public void close() {}
  }

  private record Longs<T>(ToLong<T> to, FromLong<T> from) implements SimpleVersionedSerializer<T> {
    interface ToLong<T> {
      long apply(T value);
    }

    interface FromLong<T> {
      T apply(long number);
    }

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(T value) {
      return ByteBuffer.allocate(Long.BYTES).putLong(to.apply(value)).array();
    }

    @Override
    public T deserialize(int version, byte[] bytes) {
      return from.apply(ByteBuffer.wrap(bytes).getLong());
    }
  }
}
