package dev.firn.sink;

import dev.firn.lake.Lanes;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NoSuchTableException;

/**
 * Stands before the sink and, each time the job starts, makes sure that the sink's commits would
 * not be skipped: no commit of this job and epoch may be newer than the checkpoint that the job
 * came back with, and no other start may have taken a newer epoch. Otherwise the job ends, without
 * a restart, and says how to go on. Rows pass unchanged.
 */
final class EpochFence extends AbstractStreamOperator<RowData>
    implements OneInputStreamOperator<RowData, RowData> {
  private static final long NONE = -1;

  private final LakeTables tables;
  private final String tableName;
  private final Epoch epoch;

  private transient ListState<Long> lastCheckpoint;

  @SuppressWarnings("NullAway.Init") // initializeState fills the rest
  EpochFence(LakeTables tables, String tableName, Epoch epoch) {
    this.tables = tables;
    this.tableName = tableName;
    this.epoch = epoch;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    lastCheckpoint =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>("last-checkpoint", LongSerializer.INSTANCE));
    if (isFirstSubtask()) {
      check(restoredCheckpoint());
    }
  }

  private long restoredCheckpoint() throws Exception {
    long newest = NONE;
    for (long checkpointId : lastCheckpoint.get()) {
      newest = Math.max(newest, checkpointId);
    }
    return newest;
  }

  private void check(long restored) {
    try (LakeTables.Session session = tables.open()) {
      check(session.load(tableName), restored);
    } catch (NoSuchTableException e) {
      throw refused("it is not in the catalog any more; run 'firn apply' and start again");
    }
  }

  private void check(Table table, long restored) {
    Epoch stored = Epoch.stored(table.uuid(), table.properties());
    if (!stored.equals(epoch)) {
      throw refused(
          "this job has epoch %s, another start or another table of that name has %s"
              .formatted(shown(epoch), shown(stored)));
    }
    if (!table.refs().containsKey(Lanes.INGEST)) {
      throw refused("it has no branch 'ingest' any more; run 'firn apply' and start again");
    }
    String jobId = getContainingTask().getEnvironment().getJobID().toHexString();
    OptionalLong marker = Marker.newest(table, Lanes.INGEST, jobId, epoch.operatorId());
    if (marker.isPresent() && marker.getAsLong() > restored) {
      throw refused(
          "branch ingest has commits of this job up to checkpoint %d, the job has state of %s, so that its commits would be skipped; start again with --epoch new"
              .formatted(marker.getAsLong(), restored == NONE ? "none" : "checkpoint " + restored));
    }
  }

  private SuppressRestartsException refused(String reason) {
    return new SuppressRestartsException(
        new SinkException("Cannot ingest into table " + tableName + ": " + reason));
  }

  private static String shown(Epoch epoch) {
    return epoch.number() + " of " + epoch.tableUuid();
  }

  private boolean isFirstSubtask() {
    return getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
  }

  @Override
  public void processElement(StreamRecord<RowData> element) {
    output.collect(element);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    lastCheckpoint.update(isFirstSubtask() ? List.of(context.getCheckpointId()) : List.of());
  }
}
