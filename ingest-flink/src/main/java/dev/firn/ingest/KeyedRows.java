package dev.firn.ingest;

import dev.firn.order.PrimaryKey;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.table.data.RowData;

/** Rows by key. */
final class KeyedRows {
  private KeyedRows() {}

  /**
   * Brings the rows of a key together. Where there is one subtask every key is already there, and
   * rows stay in the task that has decoded them: writing, sending and reading each of them costs
   * more than all the rest.
   */
  static KeyedStream<RowData, RowData> of(DataStream<RowData> rows, PrimaryKey key) {
    return rows.getExecutionEnvironment().getParallelism() == 1 && rows.getParallelism() == 1
        ? DataStreamUtils.reinterpretAsKeyedStream(rows, key, key.getProducedType())
        : rows.keyBy(key);
  }
}
