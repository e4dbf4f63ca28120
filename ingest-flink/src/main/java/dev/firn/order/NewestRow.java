package dev.firn.order;

import org.apache.flink.api.common.functions.ReduceFunction;
import org.apache.flink.table.data.RowData;
import org.jspecify.annotations.Nullable;

/**
 * Of two rows of a key the one that counts, as {@link NewestVersionWins} has it: that with the
 * greater version, the earlier of two with the same; without versions the later.
 */
public final class NewestRow implements ReduceFunction<RowData> {
  private final @Nullable VersionColumn version;

  /** Rows are compared in the order in which they came. */
  public NewestRow(OrderRules rules) {
    this.version = rules.version();
  }

  @Override
  public RowData reduce(RowData earlier, RowData later) {
    return version == null || version.of(later) > version.of(earlier) ? later : earlier;
  }
}
