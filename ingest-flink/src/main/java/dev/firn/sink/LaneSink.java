package dev.firn.sink;

import dev.firn.lake.LaneProperties;
import dev.firn.lake.Lanes;
import dev.firn.lake.WriteMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.flink.sink.IcebergSink;

/**
 * Ends a stream of rows in Iceberg's own sink, on the lane ingest. No maintenance runs in the job:
 * that is the keeper's.
 */
public final class LaneSink {
  private final LakeTables tables;

  public LaneSink(LakeTables tables) {
    this.tables = tables;
  }

  /**
   * Writes rows to a table, as upserts or appends as it is declared.
   *
   * @param parallelism number of writers
   */
  public void append(DataStream<RowData> rows, Target target, int parallelism) {
    String uid = target.epoch().uidSuffix();
    SingleOutputStreamOperator<RowData> fenced =
        rows.transform(
                "fence " + target.declared().name(),
                InternalTypeInfo.of(target.rowType()),
                new EpochFence(tables, target.declared().name(), target.epoch()))
            .uid("fence-" + uid)
            .setParallelism(rows.getParallelism());
    IcebergSink.Builder sink =
        IcebergSink.forRowData(fenced)
            .tableLoader(tables.loader(target.declared().name()))
            .toBranch(Lanes.INGEST)
            .uidSuffix(uid)
            .writeParallelism(parallelism);
    if (target.declared().mode() == WriteMode.UPSERT) {
      upsert(sink, target);
    }
    sink.append();
  }

  /**
   * Rows of one key must meet in one writer. Sending whole partitions to one writer, unless the
   * table says otherwise, gives one file for each partition and checkpoint; a table whose few
   * partitions starve the writers sets {@code write.distribution-mode: none}, which spreads keys.
   */
  private static void upsert(IcebergSink.Builder sink, Target target) {
    sink.equalityFieldColumns(target.declared().primaryKey())
        .upsert(true)
        .setSnapshotProperty(LaneProperties.SINK_UPSERTS, "true");
    if (!target.declared().properties().containsKey(TableProperties.WRITE_DISTRIBUTION_MODE)) {
      sink.distributionMode(DistributionMode.HASH);
    }
  }
}
