package dev.firn.order;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.table.data.RowData;
import org.jspecify.annotations.Nullable;

/**
 * Forwards a row only if its version is greater than every version of its key that went before;
 * equal is a duplicate. Keyed by the primary key.
 *
 * <pre>
 *   row --> older than buffered or remembered? --> dropped
 *       \-> buffer (newest row of each key) --barrier, full, or few repeats--> downstream
 *                                            \--> state: the version, never the row
 * </pre>
 *
 * <p>Rows wait for the checkpoint barrier in a buffer that is empty whenever state is written, so a
 * checkpoint holds one number per key and the sink gets at most one row per key and checkpoint.
 * When the buffer is full it goes downstream early; a key may then come twice in a checkpoint,
 * which the sink resolves with position deletes on format 2. On format 3 that would be deletion
 * vectors that the sink cannot commit once the lane's history is expired, so there what the buffer
 * has no room for waits in keyed state, which the barrier empties (see {@link
 * OrderRules#flushesEarly}).
 *
 * <p>Where rows may go early and have a version, they go once a second unless most of them were
 * replaced while they waited: the barrier then finds few rows left to write, and comes through
 * sooner. Without a version the keeper could not tell two rows of one key apart.
 *
 * <p>A version is forgotten {@link OrderRules#memory} after the last event of its key, and with
 * lost state; an older row then passes here and is stopped by the keeper, which compares with main.
 */
public final class NewestVersionWins extends AbstractStreamOperator<RowData>
    implements OneInputStreamOperator<RowData, RowData>, BoundedOneInput {
  /** Flink's default visits five at every access and five more at every row: most of the cost. */
  private static final int ENTRIES_CLEANED_PER_ACCESS = 2;

  private static final long LOOK_MILLIS = 1000;

  private final OrderRules rules;
  private final @Nullable VersionColumn version;

  private transient ValueState<Long> newest;
  private transient Map<RowData, RowData> buffer;
  private transient @Nullable Overflow overflow;
  private transient StreamRecord<RowData> forwarded;
  private transient Counter dropped;
  private transient long cameSinceFlush;

  @SuppressWarnings("NullAway.Init") // initializeState fills the rest
  public NewestVersionWins(OrderRules rules) {
    this.rules = rules;
    this.version = rules.version();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    ValueStateDescriptor<Long> descriptor =
        new ValueStateDescriptor<>("newest-version", LongSerializer.INSTANCE);
    descriptor.enableTimeToLive(
        StateTtlConfig.newBuilder(rules.memory())
            .setUpdateType(StateTtlConfig.UpdateType.OnReadAndWrite)
            .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
            .cleanupIncrementally(ENTRIES_CLEANED_PER_ACCESS, false)
            .build());
    newest = context.getKeyedStateStore().getState(descriptor);
    buffer = new HashMap<>();
    overflow =
        rules.flushesEarly() ? null : Overflow.of(context, rules.type(), getKeyedStateBackend());
    forwarded = new StreamRecord<>(null);
    dropped = getMetricGroup().counter("rowsNotNewer");
  }

  @Override
  public void open() throws Exception {
    super.open();
    if (version != null && rules.flushesEarly()) {
      lookLater();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the task cancels what is left when it ends
  private void lookLater() {
    long now = processingTimeService.getCurrentProcessingTime();
    processingTimeService.registerTimer(now + LOOK_MILLIS, this::look);
  }

  private void look(long time) throws Exception {
    if (2L * buffer.size() > cameSinceFlush) {
      flush();
    }
    lookLater();
  }

  @Override
  public void processElement(StreamRecord<RowData> element) throws Exception {
    RowData row = element.getValue();
    RowData key = (RowData) getCurrentKey();
    RowData waiting = waiting(key);
    cameSinceFlush++;
    if (!isNewer(row, waiting)) {
      dropped.inc();
    } else if (buffer.containsKey(key) || buffer.size() < rules.maxBufferedRows()) {
      buffer.put(key, row);
    } else if (overflow != null) {
      overflow.put(row);
    } else {
      flush();
      buffer.put(key, row);
    }
  }

  /** The row of the current key that waits; what is full stays full until all goes downstream. */
  private @Nullable RowData waiting(RowData key) throws Exception {
    RowData buffered = buffer.get(key);
    return buffered == null && overflow != null ? overflow.get() : buffered;
  }

  private boolean isNewer(RowData row, @Nullable RowData waiting) throws Exception {
    if (version == null) {
      return true;
    }
    if (waiting != null) {
      return version.of(row) > version.of(waiting);
    }
    Long remembered = newest.value();
    return remembered == null || version.of(row) > remembered;
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    flush();
  }

  @Override
  public void endInput() throws Exception {
    flush();
  }

  private void flush() throws Exception {
    for (Map.Entry<RowData, RowData> waiting : buffer.entrySet()) {
      if (version != null) {
        setCurrentKey(waiting.getKey());
      }
      forward(waiting.getValue());
    }
    buffer.clear();
    if (overflow != null) {
      overflow.drain(this::forward);
    }
    cameSinceFlush = 0;
  }

  /** Sends the row of the current key downstream. */
  private void forward(RowData row) throws Exception {
    if (version != null) {
      newest.update(version.of(row));
    }
    output.collect(forwarded.replace(row));
  }
}
