package dev.firn.compact.column;

import java.util.Arrays;
import org.apache.parquet.column.statistics.DoubleStatistics;
import org.apache.parquet.column.statistics.FloatStatistics;
import org.apache.parquet.column.statistics.IntStatistics;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** The least and the greatest of the values of one page; values lie as {@link ValueShape} says. */
abstract class ValueBounds {
  private final PrimitiveType type;
  private final ValueShape shape;
  private final DistinctIds distinct = new DistinctIds();

  private ValueBounds(PrimitiveType type) {
    this.type = type;
    this.shape = ValueShape.of(type);
  }

  static ValueBounds of(PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> new Ints(type);
      case INT64 -> new Longs(type);
      case BINARY, FIXED_LEN_BYTE_ARRAY ->
          type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation
              ? new Others(type)
              : new Bytes(type);
      case BOOLEAN, FLOAT, DOUBLE, INT96 -> new Others(type);
    };
  }

  final PrimitiveType type() {
    return type;
  }

  /** Takes a value in. */
  abstract void add(byte[] values, int start, int end);

  /** Takes values in that lie one after the other. */
  void addAll(byte[] values, int start, int count) {
    int at = start;
    for (int i = 0; i < count; i++) {
      int end = shape.end(values, at);
      add(values, at, end);
      at = end;
    }
  }

  /** Takes values of a dictionary in, each once. */
  void addAll(TargetDictionary dictionary, int[] ids, int count) {
    distinct
        .of(ids, count, dictionary.size())
        .forEach(id -> add(dictionary.values(), dictionary.start(id), dictionary.end(id)));
  }

  /** Puts the bounds into statistics, and forgets them. */
  abstract void moveInto(Statistics<?> statistics);

  private static final class Ints extends ValueBounds {
    private int min = Integer.MAX_VALUE;
    private int max = Integer.MIN_VALUE;

    private Ints(PrimitiveType type) {
      super(type);
    }

    @Override
    void add(byte[] values, int start, int end) {
      addAll(values, start, 1);
    }

    @Override
    void addAll(byte[] values, int start, int count) {
      int least = min;
      int greatest = max;
      for (int i = 0; i < count; i++) {
        int value = (int) ValueShape.INT.get(values, start + i * Integer.BYTES);
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
      min = least;
      max = greatest;
    }

    /** Looking at a number again is faster than finding out that it was seen. */
    @Override
    void addAll(TargetDictionary dictionary, int[] ids, int count) {
      byte[] values = dictionary.values();
      int least = min;
      int greatest = max;
      for (int i = 0; i < count; i++) {
        int value = (int) ValueShape.INT.get(values, ids[i] * Integer.BYTES);
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
      min = least;
      max = greatest;
    }

    @Override
    void moveInto(Statistics<?> statistics) {
      if (min <= max) {
        ((IntStatistics) statistics).setMinMax(min, max);
      }
      min = Integer.MAX_VALUE;
      max = Integer.MIN_VALUE;
    }
  }

  private static final class Longs extends ValueBounds {
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    private Longs(PrimitiveType type) {
      super(type);
    }

    @Override
    void add(byte[] values, int start, int end) {
      addAll(values, start, 1);
    }

    @Override
    void addAll(byte[] values, int start, int count) {
      long least = min;
      long greatest = max;
      for (int i = 0; i < count; i++) {
        long value = (long) ValueShape.LONG.get(values, start + i * Long.BYTES);
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
      min = least;
      max = greatest;
    }

    /** Looking at a number again is faster than finding out that it was seen. */
    @Override
    void addAll(TargetDictionary dictionary, int[] ids, int count) {
      byte[] values = dictionary.values();
      long least = min;
      long greatest = max;
      for (int i = 0; i < count; i++) {
        long value = (long) ValueShape.LONG.get(values, ids[i] * Long.BYTES);
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
      min = least;
      max = greatest;
    }

    @Override
    void moveInto(Statistics<?> statistics) {
      if (min <= max) {
        ((LongStatistics) statistics).setMinMax(min, max);
      }
      min = Long.MAX_VALUE;
      max = Long.MIN_VALUE;
    }
  }

  /** Text and bytes, which are ordered as unsigned bytes. */
  private static final class Bytes extends ValueBounds {
    private final int prefix;
    private byte[] min = {};
    private byte[] max = {};
    private int minLength = -1;
    private int maxLength = -1;

    private Bytes(PrimitiveType type) {
      super(type);
      this.prefix = ValueShape.of(type).width() == 0 ? ValueShape.PREFIX : 0;
    }

    @Override
    void add(byte[] values, int start, int end) {
      int from = start + prefix;
      if (minLength < 0 || Arrays.compareUnsigned(values, from, end, min, 0, minLength) < 0) {
        minLength = end - from;
        min = copy(values, from, minLength, min);
      }
      if (maxLength < 0 || Arrays.compareUnsigned(values, from, end, max, 0, maxLength) > 0) {
        maxLength = end - from;
        max = copy(values, from, maxLength, max);
      }
    }

    private static byte[] copy(byte[] values, int from, int length, byte[] into) {
      byte[] target = length <= into.length ? into : new byte[2 * length];
      System.arraycopy(values, from, target, 0, length);
      return target;
    }

    @Override
    void moveInto(Statistics<?> statistics) {
      if (minLength >= 0) {
        statistics.updateStats(Binary.fromConstantByteArray(Arrays.copyOf(min, minLength)));
        statistics.updateStats(Binary.fromConstantByteArray(Arrays.copyOf(max, maxLength)));
      }
      minLength = -1;
      maxLength = -1;
    }
  }

  /** Types whose order parquet-java knows best. */
  private static final class Others extends ValueBounds {
    private final int prefix;
    private Statistics<?> collected;

    private Others(PrimitiveType type) {
      super(type);
      this.prefix = ValueShape.of(type).width() == 0 ? ValueShape.PREFIX : 0;
      this.collected = Statistics.createStats(type);
    }

    @Override
    void add(byte[] values, int start, int end) {
      switch (type().getPrimitiveTypeName()) {
        case BOOLEAN -> collected.updateStats(values[start] != 0);
        case FLOAT ->
            ((FloatStatistics) collected)
                .updateStats(Float.intBitsToFloat((int) ValueShape.INT.get(values, start)));
        case DOUBLE ->
            ((DoubleStatistics) collected)
                .updateStats(Double.longBitsToDouble((long) ValueShape.LONG.get(values, start)));
        default ->
            collected.updateStats(
                Binary.fromReusedByteArray(values, start + prefix, end - start - prefix));
      }
    }

    @Override
    void moveInto(Statistics<?> statistics) {
      if (collected.hasNonNullValue()) {
        statistics.mergeStatistics(collected);
      }
      collected = Statistics.createStats(type());
    }
  }
}
