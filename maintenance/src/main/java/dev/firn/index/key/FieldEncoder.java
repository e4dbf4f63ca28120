package dev.firn.index.key;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.DateTimeUtil;

/**
 * Writes one non-null value of a key in canonical form: a type tag, then the value. Two values are
 * equal to Iceberg's equality deletes exactly when their bytes are equal ({@code docs/protocol.md},
 * H21). Values come in the Java classes of Iceberg's generic readers.
 */
@FunctionalInterface
interface FieldEncoder {

  void encode(Object value, KeyBuffer out);

  /** The encoder of a column's current type; integers share a tag, so that widening keeps bytes. */
  static FieldEncoder of(Type type) {
    return switch (type.typeId()) {
      case BOOLEAN -> (value, out) -> tagged(out, 1).putByte((Boolean) value ? 1 : 0);
      case INTEGER, LONG -> (value, out) -> tagged(out, 2).putLong(((Number) value).longValue());
      case FLOAT ->
          (value, out) ->
              tagged(out, 3).putInt(Float.floatToIntBits(((Number) value).floatValue()));
      case DOUBLE ->
          (value, out) ->
              tagged(out, 4).putLong(Double.doubleToLongBits(((Number) value).doubleValue()));
      case DECIMAL -> decimal(((Types.DecimalType) type).scale());
      case DATE -> (value, out) -> tagged(out, 6).putLong(((LocalDate) value).toEpochDay());
      case TIME ->
          (value, out) -> tagged(out, 7).putLong(DateTimeUtil.microsFromTime((LocalTime) value));
      case TIMESTAMP, TIMESTAMP_NANO ->
          (value, out) -> tagged(out, 8).putLong(instant(type, value));
      case STRING ->
          (value, out) ->
              tagged(out, 9).putSized(value.toString().getBytes(StandardCharsets.UTF_8));
      case UUID -> FieldEncoder::uuid;
      case FIXED, BINARY -> (value, out) -> tagged(out, 11).putSized(bytes(value));
      default ->
          throw new IllegalArgumentException(
              "Cannot compare a column of type "
                  + type
                  + " by value: only primitive types have equality");
    };
  }

  /** Micros or nanos since the epoch, by the declared unit. */
  static long instant(Type type, Object value) {
    boolean nanos = type.typeId() == Type.TypeID.TIMESTAMP_NANO;
    if (value instanceof OffsetDateTime zoned) {
      return nanos
          ? DateTimeUtil.nanosFromTimestamptz(zoned)
          : DateTimeUtil.microsFromTimestamptz(zoned);
    }
    LocalDateTime local = (LocalDateTime) value;
    return nanos ? DateTimeUtil.nanosFromTimestamp(local) : DateTimeUtil.microsFromTimestamp(local);
  }

  private static FieldEncoder decimal(int scale) {
    return (value, out) ->
        tagged(out, 5)
            .putSized(
                ((BigDecimal) value)
                    .setScale(scale, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .toByteArray());
  }

  private static void uuid(Object value, KeyBuffer out) {
    UUID uuid = (UUID) value;
    tagged(out, 10).putLong(uuid.getMostSignificantBits());
    out.putLong(uuid.getLeastSignificantBits());
  }

  private static byte[] bytes(Object value) {
    if (value instanceof byte[] array) {
      return array;
    }
    ByteBuffer buffer = ((ByteBuffer) value).duplicate();
    byte[] copy = new byte[buffer.remaining()];
    buffer.get(copy);
    return copy;
  }

  private static KeyBuffer tagged(KeyBuffer out, int tag) {
    out.putByte(tag);
    return out;
  }
}
