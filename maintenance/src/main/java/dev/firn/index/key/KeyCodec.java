package dev.firn.index.key;

import java.util.List;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/**
 * Encodes key tuples canonically: per field a tag (0 for null) and the logical value, with its
 * length where that varies. The encoding is injective, so equal bytes mean equal keys. Thread-safe;
 * buffers are the caller's.
 */
final class KeyCodec {
  private static final int NULL_TAG = 0;

  private final FieldEncoder[] encoders;

  KeyCodec(List<NestedField> fields) {
    encoders =
        fields.stream().map(field -> FieldEncoder.of(field.type())).toArray(FieldEncoder[]::new);
  }

  /** Encodes the first fields of a row, which are the key in order, into the cleared buffer. */
  void encode(StructLike row, KeyBuffer out) {
    out.clear();
    for (int i = 0; i < encoders.length; i++) {
      @Nullable Object value = row.get(i, Object.class);
      if (value == null) {
        out.putByte(NULL_TAG);
      } else {
        encoders[i].encode(value, out);
      }
    }
  }
}
