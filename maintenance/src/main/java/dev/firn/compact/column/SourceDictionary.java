package dev.firn.compact.column;

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
  private int maxLength = 1;

  SourceDictionary(DictionaryPage page, ValueShape shape) throws IOException {
    this.values = ParquetFiles.bytes(page.getBytes());
    this.starts = new int[page.getDictionarySize() + 1];
    this.targets = new int[page.getDictionarySize()];
    for (int i = 0; i < targets.length; i++) {
      starts[i + 1] = shape.end(values, starts[i]);
      maxLength = Math.max(maxLength, starts[i + 1] - starts[i]);
    }
    Arrays.fill(targets, TargetDictionary.UNKNOWN);
  }

  byte[] values() {
    return values;
  }

  /** Bytes of the longest value; at least 1. */
  int maxLength() {
    return maxLength;
  }

  int start(int id) {
    return starts[id];
  }

  int end(int id) {
    return starts[id + 1];
  }

  /** The numbers that its entries have in the chunk that is written, as far as they are known. */
  int[] targets() {
    return targets;
  }
}
