package dev.firn.index.key;

import java.time.LocalDate;
import org.apache.iceberg.types.Type;
import org.jspecify.annotations.Nullable;

/** Maps the values of a version column to longs in the same order; null is older than any value. */
final class VersionOrder {
  private final Type type;

  VersionOrder(Type type) {
    switch (type.typeId()) {
      case INTEGER, LONG, DATE, TIMESTAMP, TIMESTAMP_NANO -> this.type = type;
      default ->
          throw new IllegalArgumentException(
              "Cannot use a column of type "
                  + type
                  + " as a version: only int, long, date and timestamp types are ordered here");
    }
  }

  long of(@Nullable Object value) {
    if (value == null) {
      return Long.MIN_VALUE;
    }
    return switch (type.typeId()) {
      case INTEGER, LONG -> ((Number) value).longValue();
      case DATE -> ((LocalDate) value).toEpochDay();
      default -> FieldEncoder.instant(type, value);
    };
  }
}
