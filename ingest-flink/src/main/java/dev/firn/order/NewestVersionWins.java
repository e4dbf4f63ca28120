package dev.firn.order;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.jspecify.annotations.Nullable;

/**
 * Forwards a row only if its version is greater than those of its key that it remembers; equal is a
 * duplicate. Keyed by the primary key.
 *
 * <pre>
 *   row --> not newer than what is remembered? --> dropped
 *       \-> buffer (newest row of each key) --barrier, or full--> downstream
 *        \-------------------- few repeats ---------------------^
 * </pre>
 *
 * <p>Rows wait for the checkpoint barrier in a buffer that is empty whenever state is written, so
 * that no checkpoint holds rows, and the sink gets at most one row per key and checkpoint. When the
 * buffer is full it goes downstream early; a key may then come twice in a checkpoint, which the
 * sink resolves with position deletes on format 2. On format 3 that would be deletion vectors that
 * the sink cannot commit once the lane's history is expired, so there what the buffer has no room
 * for waits as {@link Overflow}, which the barrier empties (see {@link OrderRules#flushesEarly}).
 *
 * <p>Where rows may go early and have a version, they go once a second unless most of them were
 * replaced while they waited: the barrier then finds few rows left to write, and comes through
 * sooner. If hardly any was replaced, those that come next do not wait at all, which is tried again
 * now and then. Without a version the keeper could not tell two rows of one key apart.
 *
 * <p>Within what one writer takes for one checkpoint versions must rise, since the sink's position
 * deletes follow the order of arrival; that is what {@link NewestVersions} is for. An older row
 * that comes in a later checkpoint may pass: the keeper compares with main, and stops it there.
 */
public final class NewestVersionWins extends AbstractStreamOperator<RowData>
    implements OneInputStreamOperator<RowData, RowData>, BoundedOneInput {
  private static final long LOOK_MILLIS = 1000;

  /** How many looks it takes until rows wait again that were hardly replaced when they did. */
  private static final int LOOKS_BETWEEN_TRIALS = 10;

  /** To let a row wait costs the sixth part of writing it. */
  private static final long WORTH_WAITING = 6;

  private final OrderRules rules;
  private final PrimaryKey primaryKey;
  private final @Nullable VersionColumn version;
  private final int maxOverflowBytes;

  private transient NewestVersions versions;
  private transient Map<BinaryRowData, RowData> buffer;
  private transient @Nullable Overflow overflow;
  private transient StreamRecord<RowData> forwarded;
  private transient Counter dropped;
  private transient long cameSinceFlush;
  private transient boolean isJustFlushed;

  /** Until rows wait again; zero while they do. Otherwise the buffer is empty. */
  private transient int looksToTrial;

  public NewestVersionWins(OrderRules rules, PrimaryKey primaryKey) {
    this(rules, primaryKey, Overflow.MAX_BYTES);
  }

  @SuppressWarnings("NullAway.Init") // initializeState fills the rest
  NewestVersionWins(OrderRules rules, PrimaryKey primaryKey, int maxOverflowBytes) {
    this.rules = rules;
    this.primaryKey = primaryKey;
    this.version = rules.version();
    this.maxOverflowBytes = maxOverflowBytes;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    versions =
        NewestVersions.of(
            this, context.getKeyedStateStore(), rules.memory(), NewestVersions.MAX_BYTES);
    buffer = new LinkedHashMap<>();
    overflow =
        rules.flushesEarly()
            ? null
            : Overflow.of(context, rules.type(), getKeyedStateBackend(), maxOverflowBytes);
    forwarded = new StreamRecord<>(null);
    dropped = getMetricGroup().counter("rowsNotNewer");
  }

  @Override
  public void open() throws Exception {
    super.open();
    if (mayPass()) {
      lookLater();
    }
  }

  private boolean mayPass() {
    return version != null && rules.flushesEarly();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the task cancels what is left when it ends
  private void lookLater() {
    long now = processingTimeService.getCurrentProcessingTime();
    processingTimeService.registerTimer(now + LOOK_MILLIS, this::look);
  }

  private void look(long time) throws Exception {
    if (looksToTrial > 0) {
      looksToTrial--;
      cameSinceFlush = 0;
    } else if (!isJustFlushed && 2L * buffer.size() > cameSinceFlush) {
      endTrial();
    }
    isJustFlushed = false;
    lookLater();
  }

  /** Sends what waits; if hardly any row was replaced, those that come next need not wait. */
  private void endTrial() throws Exception {
    long replaced = cameSinceFlush - buffer.size();
    if (mayPass() && replaced * WORTH_WAITING < cameSinceFlush) {
      looksToTrial = LOOKS_BETWEEN_TRIALS;
    }
    flush();
  }

  /** Few rows need keyed state: whoever uses it makes the key the current one. */
  @Override
  @SuppressWarnings("rawtypes") // as it is declared
  public void setKeyContextElement1(StreamRecord element) {}

  @Override
  public void processElement(StreamRecord<RowData> element) throws Exception {
    RowData row = element.getValue();
    BinaryRowData key = primaryKey.getKey(row);
    cameSinceFlush++;
    if (version == null || versions.raise(key, version.of(row))) {
      take(key, row);
    } else {
      dropped.inc();
    }
  }

  private void take(BinaryRowData key, RowData row) throws Exception {
    if (looksToTrial > 0) {
      forward(row);
    } else {
      hold(key, row);
    }
  }

  /**
   * In the place of the older row of the key. What is full stays full until all goes downstream.
   */
  private void hold(BinaryRowData key, RowData row) throws Exception {
    if (buffer.size() < rules.maxBufferedRows() || buffer.containsKey(key)) {
      buffer.put(key, row);
    } else if (overflow != null) {
      overflow.put(key, row);
    } else {
      endTrial();
      take(key, row);
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    flush();
    versions.barrier(checkpointId);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    versions.complete(checkpointId);
  }

  @Override
  public void endInput() throws Exception {
    flush();
  }

  private void flush() throws Exception {
    for (RowData waiting : buffer.values()) {
      forward(waiting);
    }
    buffer.clear();
    if (overflow != null) {
      overflow.drain(this::forward);
    }
    cameSinceFlush = 0;
    isJustFlushed = true;
  }

  private void forward(RowData row) throws Exception {
    if (version != null && versions.keepsAll()) {
      versions.sent(primaryKey.getKey(row), version.of(row));
    }
    output.collect(forwarded.replace(row));
  }
}
