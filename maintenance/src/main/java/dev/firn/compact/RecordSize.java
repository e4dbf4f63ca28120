package dev.firn.compact;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.iceberg.StructLike;
import org.jspecify.annotations.Nullable;

/** Estimates the heap that a record takes, from above. */
final class RecordSize {
  private static final int OBJECT = 32;
  private static final int REFERENCE = 8;

  private RecordSize() {}

  static long of(@Nullable Object value) {
    if (value == null) {
      return REFERENCE;
    }
    if (value instanceof CharSequence text) {
      return 2L * OBJECT + 2L * text.length();
    }
    if (value instanceof byte[] bytes) {
      return (long) OBJECT + bytes.length;
    }
    if (value instanceof ByteBuffer buffer) {
      return 3L * OBJECT + buffer.capacity();
    }
    if (value instanceof StructLike struct) {
      return ofStruct(struct);
    }
    if (value instanceof Collection<?> values) {
      return 2L * OBJECT + values.stream().mapToLong(RecordSize::of).sum();
    }
    if (value instanceof Map<?, ?> map) {
      return 2L * OBJECT + of(map.keySet()) + of(map.values());
    }
    return 2L * OBJECT;
  }

  private static long ofStruct(StructLike struct) {
    long bytes = 3L * OBJECT;
    for (int i = 0; i < struct.size(); i++) {
      bytes += REFERENCE + of(struct.get(i, Object.class));
    }
    return bytes;
  }
}
