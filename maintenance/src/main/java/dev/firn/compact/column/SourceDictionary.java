package dev.firn.compact.column;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.column.page.DictionaryPage;

/**
 * The dictionary of one column chunk that is read, and what its entries are where it is written.
 */
final class SourceDictionary {
  private final byte[] values;
  private final int width;
  private final int[] starts;
  private final int[] targets;
  private final int maxLength;

  SourceDictionary(DictionaryPage page, ValueShape shape) throws IOException {
    this.values = PageBytes.copy(page.getBytes());
    this.width = shape.width();
    this.starts = width > 0 ? new int[0] : starts(page.getDictionarySize(), values, shape);
    this.maxLength = width > 0 ? width : longest(starts);
    this.targets = new int[page.getDictionarySize()];
    Arrays.fill(targets, TargetDictionary.UNKNOWN);
  }

  private static int[] starts(int size, byte[] values, ValueShape shape) {
    int[] starts = new int[size + 1];
    for (int i = 0; i < size; i++) {
      starts[i + 1] = shape.end(values, starts[i]);
    }
    return starts;
  }

  private static int longest(int[] starts) {
    int longest = 1;
    for (int i = 1; i < starts.length; i++) {
      longest = Math.max(longest, starts[i] - starts[i - 1]);
    }
    return longest;
  }

  byte[] values() {
    return values;
  }

  /** Bytes of the longest value; at least 1. */
  int maxLength() {
    return maxLength;
  }

  int start(int id) {
    return width > 0 ? id * width : starts[id];
  }

  int end(int id) {
    return width > 0 ? (id + 1) * width : starts[id + 1];
  }

  /** The numbers that its entries have in the chunk that is written, as far as they are known. */
  int[] targets() {
    return targets;
  }
}
