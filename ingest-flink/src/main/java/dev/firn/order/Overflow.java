package dev.firn.order;

import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.RowDataSerializer;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.util.function.ThrowingConsumer;

/**
 * Rows that wait in keyed state, one for each key, because there was no room for them in memory.
 * Drained before each barrier, so that no checkpoint holds any.
 */
final class Overflow {
  private final ValueStateDescriptor<RowData> descriptor;
  private final ValueState<RowData> row;
  private final KeyedStateBackend<RowData> backend;
  private boolean isEmpty = true;

  private Overflow(
      ValueStateDescriptor<RowData> descriptor,
      ValueState<RowData> row,
      KeyedStateBackend<RowData> backend) {
    this.descriptor = descriptor;
    this.row = row;
    this.backend = backend;
  }

  static Overflow of(
      StateInitializationContext context, RowType type, KeyedStateBackend<RowData> backend) {
    ValueStateDescriptor<RowData> descriptor =
        new ValueStateDescriptor<>("waiting-row", new RowDataSerializer(type));
    return new Overflow(descriptor, context.getKeyedStateStore().getState(descriptor), backend);
  }

  /** Takes a row of the current key, in the place of the one that waits. */
  void put(RowData newer) throws IOException {
    row.update(newer);
    isEmpty = false;
  }

  /** Hands all rows over, each while its key is the current one, and keeps none. */
  void drain(ThrowingConsumer<RowData, Exception> rows) throws Exception {
    if (isEmpty) {
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
    isEmpty = true;
  }
}
