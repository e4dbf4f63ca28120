package dev.firn.compact.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.parquet.schema.PrimitiveType;

/**
 * How plain values of a column lie in memory: as in a plain page, but a boolean takes a byte.
 *
 * @param width bytes of a value; 0 if each says its own length in its first four bytes
 */
record ValueShape(int width) {
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final int PREFIX = Integer.BYTES;

  static ValueShape of(PrimitiveType type) {
    return new ValueShape(
        switch (type.getPrimitiveTypeName()) {
          case BOOLEAN -> 1;
          case INT32, FLOAT -> Integer.BYTES;
          case INT64, DOUBLE -> Long.BYTES;
          case INT96 -> 12;
          case FIXED_LEN_BYTE_ARRAY -> type.getTypeLength();
          case BINARY -> 0;
        });
  }

  /** Where the value ends that begins there. */
  int end(byte[] values, int start) {
    return width > 0 ? start + width : start + PREFIX + (int) INT.get(values, start);
  }

  /** Where that many values end. */
  int end(byte[] values, int start, int count) {
    if (width > 0) {
      return start + count * width;
    }
    int at = start;
    for (int i = 0; i < count; i++) {
      at += PREFIX + (int) INT.get(values, at);
    }
    return at;
  }
}
