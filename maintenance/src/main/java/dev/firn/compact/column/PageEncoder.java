package dev.firn.compact.column;

import java.util.Arrays;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Encodes pages of version 1 of a column without repetition, one after the other. */
final class PageEncoder {
  private final boolean isBits;
  private final int maxLevel;
  private final int levelWidth;
  private byte[] bytes = {};
  private int size;

  PageEncoder(ColumnDescriptor column) {
    this.isBits = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN;
    this.maxLevel = column.getMaxDefinitionLevel();
    this.levelWidth = BytesUtils.getWidthFromMaxInt(maxLevel);
  }

  /** The page, from the first byte on. */
  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void begin() {
    size = 0;
  }

  /** Says that all rows have a value. */
  void addPresence(int rows) {
    if (maxLevel > 0) {
      room(Integer.BYTES + HybridRuns.room(1, levelWidth));
      endLevels(HybridRuns.run(maxLevel, rows, levelWidth, bytes, Integer.BYTES));
    }
  }

  void addLevels(int[] levels, int rows) {
    room(Integer.BYTES + HybridRuns.room(rows, levelWidth));
    endLevels(HybridRuns.encode(levels, rows, levelWidth, bytes, Integer.BYTES));
  }

  private void endLevels(int end) {
    ValueShape.INT.set(bytes, 0, end - Integer.BYTES);
    size = end;
  }

  /**
   * Adds numbers of a dictionary.
   *
   * @param limit that all are below
   */
  void addIds(int[] ids, int count, int limit) {
    int width = BytesUtils.getWidthFromMaxInt(Math.max(0, limit - 1));
    room(size + 1 + HybridRuns.room(count, width));
    bytes[size] = (byte) width;
    size = HybridRuns.encode(ids, count, width, bytes, size + 1);
  }

  /** Adds values as {@link ValueShape} has them. */
  void addPlain(byte[] plain, int length) {
    if (isBits) {
      addBits(plain, length);
    } else {
      room(size + length);
      System.arraycopy(plain, 0, bytes, size, length);
      size += length;
    }
  }

  private void addBits(byte[] plain, int count) {
    int end = size + (count + 7) / 8;
    room(end);
    Arrays.fill(bytes, size, end, (byte) 0);
    for (int i = 0; i < count; i++) {
      bytes[size + i / 8] |= (byte) (plain[i] << (i % 8));
    }
    size = end;
  }

  private void room(int length) {
    if (length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
    }
  }
}
