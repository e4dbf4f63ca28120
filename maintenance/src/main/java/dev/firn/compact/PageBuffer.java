package dev.firn.compact;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** One page of a column without repetition while it fills. */
final class PageBuffer {
  private static final ByteBufferAllocator HEAP = new HeapByteBufferAllocator();
  private static final int SLAB = 1 << 10;
  private static final int MAX_SLABS = 1 << 20;

  private final ColumnDescriptor column;
  private final ValueBounds bounds;
  private byte[] levels = new byte[1 << 10];
  private int[] ids = new int[1 << 10];
  private byte[] plain = new byte[1 << 12];
  private boolean[] seen = new boolean[64];
  private boolean hasIds;
  private int rows;
  private int nulls;
  private int idCount;
  private int plainBytes;

  PageBuffer(ColumnDescriptor column) {
    this.column = column;
    this.bounds = ValueBounds.of(column.getPrimitiveType());
  }

  int rows() {
    return rows;
  }

  ValueBounds bounds() {
    return bounds;
  }

  boolean hasIds() {
    return hasIds;
  }

  void hasIds(boolean value) {
    hasIds = value;
  }

  /** About how large the page is. */
  int bytes() {
    return hasIds ? 2 * idCount : plainBytes;
  }

  /** Adds rows, and returns how many of them have a value. */
  int addLevels(byte @Nullable [] from, int start, int count) {
    int max = column.getMaxDefinitionLevel();
    if (max > 0) {
      if (rows + count > levels.length) {
        levels = Arrays.copyOf(levels, Math.max(rows + count, 2 * levels.length));
      }
      if (from == null) {
        Arrays.fill(levels, rows, rows + count, (byte) max);
      } else {
        System.arraycopy(from, start, levels, rows, count);
      }
    }
    rows += count;
    if (from == null) {
      return count;
    }
    int values = 0;
    for (int i = start; i < start + count; i++) {
      values += from[i] == max ? 1 : 0;
    }
    nulls += count - values;
    return values;
  }

  void addPlain(byte[] from, int start, int end) {
    int length = end - start;
    if (plainBytes + length > plain.length) {
      plain = Arrays.copyOf(plain, Math.max(plainBytes + length, 2 * plain.length));
    }
    System.arraycopy(from, start, plain, plainBytes, length);
    plainBytes += length;
  }

  void addId(int id, TargetDictionary dictionary) {
    if (idCount == ids.length) {
      ids = Arrays.copyOf(ids, 2 * idCount);
    }
    ids[idCount++] = id;
    if (id >= seen.length) {
      seen = Arrays.copyOf(seen, Math.max(id + 1, 2 * seen.length));
    }
    if (!seen[id]) {
      seen[id] = true;
      bounds.add(dictionary.values(), dictionary.start(id), dictionary.end(id));
    }
  }

  /** Replaces numbers by the values themselves. */
  void toPlain(TargetDictionary dictionary) {
    for (int i = 0; i < idCount; i++) {
      addPlain(dictionary.values(), dictionary.start(ids[i]), dictionary.end(ids[i]));
    }
    forgetIds();
    hasIds = false;
  }

  BytesInput toBytes(TargetDictionary dictionary) throws IOException {
    BytesInput values = hasIds ? idBytes(dictionary) : plainBytes();
    return column.getMaxDefinitionLevel() > 0 ? BytesInput.concat(levelBytes(), values) : values;
  }

  Statistics<?> statistics() {
    Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
    bounds.moveInto(statistics);
    statistics.incrementNumNulls(nulls);
    return statistics;
  }

  void clear() {
    forgetIds();
    rows = 0;
    nulls = 0;
    plainBytes = 0;
  }

  private void forgetIds() {
    for (int i = 0; i < idCount; i++) {
      seen[ids[i]] = false;
    }
    idCount = 0;
  }

  private BytesInput levelBytes() throws IOException {
    int width = BytesUtils.getWidthFromMaxInt(column.getMaxDefinitionLevel());
    try (RunLengthBitPackingHybridEncoder encoder =
        new RunLengthBitPackingHybridEncoder(width, SLAB, MAX_SLABS, HEAP)) {
      for (int i = 0; i < rows; i++) {
        encoder.writeInt(levels[i]);
      }
      byte[] bytes = ParquetFiles.bytes(encoder.toBytes());
      return BytesInput.concat(BytesInput.fromInt(bytes.length), BytesInput.from(bytes));
    }
  }

  private BytesInput idBytes(TargetDictionary dictionary) throws IOException {
    int width = BytesUtils.getWidthFromMaxInt(Math.max(0, dictionary.size() - 1));
    try (RunLengthBitPackingHybridEncoder encoder =
        new RunLengthBitPackingHybridEncoder(width, SLAB, MAX_SLABS, HEAP)) {
      for (int i = 0; i < idCount; i++) {
        encoder.writeInt(ids[i]);
      }
      byte[] bytes = ParquetFiles.bytes(encoder.toBytes());
      return BytesInput.concat(BytesInput.from(new byte[] {(byte) width}), BytesInput.from(bytes));
    }
  }

  private BytesInput plainBytes() {
    if (column.getPrimitiveType().getPrimitiveTypeName() != PrimitiveTypeName.BOOLEAN) {
      return BytesInput.from(plain, 0, plainBytes);
    }
    byte[] bits = new byte[(plainBytes + 7) / 8];
    for (int i = 0; i < plainBytes; i++) {
      bits[i / 8] |= (byte) (plain[i] << (i % 8));
    }
    return BytesInput.from(bits);
  }
}
