package dev.firn.order;

import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.runtime.typeutils.RowDataSerializer;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.util.function.ThrowingConsumer;

/**
 * Rows that wait for the barrier because they must not go early and the buffer has no room for
 * them: in binary form in memory, and in keyed state once that is full. Drained before each
 * barrier, so that no checkpoint holds any.
 */
final class Overflow {
  /** Of rows in memory, for one table of the lake and subtask. */
  static final int MAX_BYTES = 1 << 26;

  private final PackedRows packed;
  private final ValueStateDescriptor<RowData> descriptor;
  private final ValueState<RowData> row;
  private final KeyedStateBackend<RowData> backend;
  private boolean isStateEmpty = true;

  private Overflow(
      PackedRows packed,
      ValueStateDescriptor<RowData> descriptor,
      ValueState<RowData> row,
      KeyedStateBackend<RowData> backend) {
    this.packed = packed;
    this.descriptor = descriptor;
    this.row = row;
    this.backend = backend;
  }

  /**
   * Without any rows.
   *
   * @param maxBytes what rows in memory may take
   */
  static Overflow of(
      StateInitializationContext context,
      RowType type,
      KeyedStateBackend<RowData> backend,
      int maxBytes) {
    ValueStateDescriptor<RowData> descriptor =
        new ValueStateDescriptor<>("waiting-row", new RowDataSerializer(type));
    return new Overflow(
        new PackedRows(type, maxBytes),
        descriptor,
        context.getKeyedStateStore().getState(descriptor),
        backend);
  }

  /** Takes a row in the place of the one of its key that waits. */
  void put(BinaryRowData key, RowData newer) throws IOException {
    if (!packed.put(key, newer)) {
      backend.setCurrentKey(key);
      row.update(newer);
      isStateEmpty = false;
    }
  }

  /** Hands all rows over and keeps none. They are to be used at once. */
  void drain(ThrowingConsumer<RowData, Exception> rows) throws Exception {
    packed.drain(rows);
    if (isStateEmpty) {
      return;
    }
    backend.applyToAllKeys(
        VoidNamespace.INSTANCE,
        VoidNamespaceSerializer.INSTANCE,
        descriptor,
        (key, state) -> {
          rows.accept(state.value());
          state.clear();
        });
    isStateEmpty = true;
  }
}
