package dev.firn.compact.column;

import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Turns values of rarer encodings into plain ones. */
final class PlainValues {
  private byte[] bytes = new byte[1 << 12];
  private int size;

  private PlainValues() {}

  static byte[] of(ValuesReader reader, int count, ColumnDescriptor column) {
    PlainValues values = new PlainValues();
    PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
    for (int i = 0; i < count; i++) {
      values.add(reader, type);
    }
    return values.bytes;
  }

  private void add(ValuesReader reader, PrimitiveTypeName type) {
    switch (type) {
      case BOOLEAN -> room(1)[size++] = (byte) (reader.readBoolean() ? 1 : 0);
      case INT32 -> addInt(reader.readInteger());
      case FLOAT -> addInt(Float.floatToRawIntBits(reader.readFloat()));
      case INT64 -> addLong(reader.readLong());
      case DOUBLE -> addLong(Double.doubleToRawLongBits(reader.readDouble()));
      case BINARY -> {
        Binary value = reader.readBytes();
        addInt(value.length());
        addBytes(value);
      }
      case FIXED_LEN_BYTE_ARRAY, INT96 -> addBytes(reader.readBytes());
    }
  }

  private void addInt(int value) {
    ValueShape.INT.set(room(Integer.BYTES), size, value);
    size += Integer.BYTES;
  }

  private void addLong(long value) {
    ValueShape.LONG.set(room(Long.BYTES), size, value);
    size += Long.BYTES;
  }

  private void addBytes(Binary value) {
    byte[] from = value.getBytesUnsafe();
    System.arraycopy(from, 0, room(from.length), size, from.length);
    size += from.length;
  }

  private byte[] room(int length) {
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + length, 2 * bytes.length));
    }
    return bytes;
  }
}
