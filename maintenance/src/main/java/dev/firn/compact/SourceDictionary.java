package dev.firn.compact;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.column.page.DictionaryPage;

/**
 * The dictionary of one column chunk that is read, and what its entries are where it is written.
 */
final class SourceDictionary {
  private final byte[] values;
  private final int[] starts;
  private final int[] targets;

  SourceDictionary(DictionaryPage page, ValueShape shape) throws IOException {
    this.values = ParquetFiles.bytes(page.getBytes());
    this.starts = new int[page.getDictionarySize() + 1];
    this.targets = new int[page.getDictionarySize()];
    for (int i = 0; i < targets.length; i++) {
      starts[i + 1] = shape.end(values, starts[i]);
    }
    Arrays.fill(targets, TargetDictionary.UNKNOWN);
  }

  byte[] values() {
    return values;
  }

  int size() {
    return targets.length;
  }

  int start(int id) {
    return starts[id];
  }

  int end(int id) {
    return starts[id + 1];
  }

  /** The number of an entry in the chunk that is written, if it has one already. */
  int target(int id) {
    return targets[id];
  }

  void target(int id, int target) {
    targets[id] = target;
  }
}
