package dev.firn.publish;

import java.util.function.Supplier;
import org.apache.iceberg.Table;

/** Loads a table, counts the loads, and can do something after one of them. */
final class RecordingSupplier implements Supplier<Table> {
  private final Supplier<Table> loads;
  private int count;
  private int actAfter = -1;
  private Runnable action = () -> {};

  RecordingSupplier(Supplier<Table> loads) {
    this.loads = loads;
  }

  /** Does that once, after so many loads from the first. */
  void afterLoad(int load, Runnable what) {
    actAfter = load;
    action = what;
  }

  @Override
  public Table get() {
    Table table = loads.get();
    if (++count == actAfter) {
      action.run();
    }
    return table;
  }
}
