package dev.firn.index.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.util.StructLikeSet;
import org.junit.jupiter.api.Test;

class KeyEqualityTest {
  static final List<Type> TYPES =
      List.of(
          Types.BooleanType.get(),
          Types.IntegerType.get(),
          Types.LongType.get(),
          Types.FloatType.get(),
          Types.DoubleType.get(),
          Types.DecimalType.of(9, 2),
          Types.DecimalType.of(38, 10),
          Types.DateType.get(),
          Types.TimeType.get(),
          Types.TimestampType.withZone(),
          Types.TimestampType.withoutZone(),
          Types.TimestampNanoType.withZone(),
          Types.TimestampNanoType.withoutZone(),
          Types.StringType.get(),
          Types.UUIDType.get(),
          Types.FixedType.ofLength(3),
          Types.BinaryType.get());

  @Test
  void keyEqualityMatchesStructLikeSet() {
    long seed = Long.getLong("firn.seed", System.nanoTime());
    System.out.println("Seed " + seed + "; repeat with -Dfirn.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      assertSameEquality(random, fields(random));
    }
  }

  private static List<NestedField> fields(Random random) {
    List<NestedField> fields = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 1; i <= count; i++) {
      fields.add(NestedField.optional(i, "f" + i, TYPES.get(random.nextInt(TYPES.size()))));
    }
    return fields;
  }

  private static void assertSameEquality(Random random, List<NestedField> fields) {
    Types.StructType struct = Types.StructType.of(fields);
    KeyCodec codec = new KeyCodec(fields);
    Record one = record(random, struct);
    for (int i = 0; i < 20; i++) {
      Record other = record(random, struct);
      StructLikeSet set = StructLikeSet.create(struct);
      set.add(new InternalRecordWrapper(struct).copyFor(one));
      boolean equal = set.contains(new InternalRecordWrapper(struct).copyFor(other));
      assertThat(Arrays.equals(encode(codec, one), encode(codec, other)))
          .as("%s and %s", one, other)
          .isEqualTo(equal);
    }
  }

  private static byte[] encode(KeyCodec codec, Record record) {
    KeyBuffer buffer = new KeyBuffer();
    codec.encode(record, buffer);
    return Arrays.copyOf(buffer.bytes(), buffer.length());
  }

  private static Record record(Random random, Types.StructType struct) {
    Record record = GenericRecord.create(struct);
    for (int i = 0; i < struct.fields().size(); i++) {
      record.set(i, random.nextInt(6) == 0 ? null : value(random, struct.fields().get(i).type()));
    }
    return record;
  }

  /** Few values of each type, and those that are hard to tell apart. */
  static Object value(Random random, Type type) {
    int n = random.nextInt(4);
    return switch (type.typeId()) {
      case BOOLEAN -> n % 2 == 0;
      case INTEGER -> List.of(0, -1, 1, Integer.MIN_VALUE).get(n);
      case LONG -> List.of(0L, -1L, 1L << 32, Long.MIN_VALUE).get(n);
      case FLOAT -> List.of(0f, -0f, Float.NaN, Float.intBitsToFloat(0x7fc00001)).get(n);
      case DOUBLE ->
          List.of(0d, -0d, Double.NaN, Double.longBitsToDouble(0x7ff8000000000001L)).get(n);
      case DECIMAL ->
          new BigDecimal(
              List.of(BigInteger.ZERO, BigInteger.ONE, BigInteger.TEN, BigInteger.ONE.negate())
                  .get(n),
              ((Types.DecimalType) type).scale());
      case DATE -> LocalDate.ofEpochDay(n - 2L);
      case TIME -> LocalTime.ofNanoOfDay(n * 1000L);
      case TIMESTAMP -> timestamp(((Types.TimestampType) type).shouldAdjustToUTC(), n * 1000);
      case TIMESTAMP_NANO -> timestamp(((Types.TimestampNanoType) type).shouldAdjustToUTC(), n);
      case STRING -> List.of("", "a", "A", "a ").get(n);
      case UUID -> new UUID(n / 2, n % 2);
      case FIXED -> new byte[] {0, 0, (byte) n};
      case BINARY -> ByteBuffer.wrap(new byte[n]);
      default -> throw new IllegalArgumentException(type.toString());
    };
  }

  private static Object timestamp(boolean zoned, int nanos) {
    Instant instant = Instant.ofEpochSecond(-1, nanos);
    return zoned
        ? instant.atOffset(ZoneOffset.ofHours(nanos % 2 == 0 ? 2 : 0))
        : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
