package dev.firn.compact.column;

import java.util.Optional;
import org.apache.iceberg.FieldMetrics;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * What Iceberg wants to know of a column of floating point numbers, which Parquet's statistics do
 * not tell: how many values are not numbers, and the bounds of the others.
 */
final class FloatCounts {
  private final PrimitiveType type;
  private final boolean single;
  private long values;
  private long nulls;
  private long nans;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  FloatCounts(PrimitiveType type) {
    this.type = type;
    this.single = type.getPrimitiveTypeName() == PrimitiveTypeName.FLOAT;
  }

  static boolean concern(PrimitiveType type) {
    return type.getPrimitiveTypeName() == PrimitiveTypeName.FLOAT
        || type.getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE;
  }

  void addNulls(int count) {
    values += count;
    nulls += count;
  }

  void add(byte[] bytes, int start) {
    double value =
        single
            ? Float.intBitsToFloat((int) ValueShape.INT.get(bytes, start))
            : Double.longBitsToDouble((long) ValueShape.LONG.get(bytes, start));
    values++;
    if (Double.isNaN(value)) {
      nans++;
    } else {
      min = Double.compare(value, min) < 0 ? value : min;
      max = Double.compare(value, max) > 0 ? value : max;
    }
  }

  /** Takes values in that lie one after the other. */
  void addAll(byte[] bytes, int start, int count) {
    int width = single ? Float.BYTES : Double.BYTES;
    for (int i = 0; i < count; i++) {
      add(bytes, start + i * width);
    }
  }

  Optional<FieldMetrics<?>> toMetrics() {
    if (type.getId() == null) {
      return Optional.empty();
    }
    int id = type.getId().intValue();
    if (values == nulls + nans) {
      return Optional.of(new FieldMetrics<>(id, values, nulls, nans));
    }
    return Optional.of(
        single
            ? new FieldMetrics<>(id, values, nulls, nans, (float) min, (float) max)
            : new FieldMetrics<>(id, values, nulls, nans, min, max));
  }
}
