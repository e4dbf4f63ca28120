package dev.firn.order;

import java.io.Serializable;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.TimestampData;
import org.apache.iceberg.types.Type;

/**
 * The column that decides which of two rows of a key is newer, as one number that grows with it.
 * Rows always have a value there: the decoder refuses events without one.
 */
public final class VersionColumn implements Serializable {
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final long MICROS_PER_MILLI = 1_000L;

  private final int position;
  private final Type.TypeID type;

  /**
   * @param position index of the field in a row
   * @throws IllegalArgumentException if rows cannot be {@linkplain #supports ordered} by that type
   */
  public VersionColumn(int position, Type type) {
    if (!supports(type)) {
      throw new IllegalArgumentException("Cannot order rows by a column of type " + type);
    }
    this.position = position;
    this.type = type.typeId();
  }

  /** Whether rows can be ordered by a column of that type: whole numbers, dates and times. */
  public static boolean supports(Type type) {
    return switch (type.typeId()) {
      case INTEGER, LONG, DATE, TIME, TIMESTAMP, TIMESTAMP_NANO -> true;
      case BOOLEAN,
          FLOAT,
          DOUBLE,
          DECIMAL,
          STRING,
          UUID,
          FIXED,
          BINARY,
          UNKNOWN,
          STRUCT,
          LIST,
          MAP,
          VARIANT,
          GEOMETRY,
          GEOGRAPHY ->
          false;
    };
  }

  /** The version of a row; of two rows of a key, the one with the greater number is newer. */
  long of(RowData row) {
    return switch (type) {
      case LONG -> row.getLong(position);
      case TIMESTAMP -> micros(row.getTimestamp(position, 6));
      case TIMESTAMP_NANO -> nanos(row.getTimestamp(position, 9));
      default -> row.getInt(position);
    };
  }

  private static long micros(TimestampData time) {
    return time.getMillisecond() * MICROS_PER_MILLI
        + time.getNanoOfMillisecond() / MICROS_PER_MILLI;
  }

  private static long nanos(TimestampData time) {
    return time.getMillisecond() * NANOS_PER_MILLI + time.getNanoOfMillisecond();
  }
}
