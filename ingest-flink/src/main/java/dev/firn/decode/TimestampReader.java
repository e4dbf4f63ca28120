package dev.firn.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.apache.flink.table.data.TimestampData;

/**
 * Timestamps in ISO 8601, within the years 1 to 9999 that every reader can show, and never rounded.
 * A column with a time zone wants an offset, a column without one refuses it.
 */
final class TimestampReader implements ColumnReader {
  /** Nanoseconds of the finest unit of {@code timestamp} and {@code timestamptz}. */
  static final int MICROS = 1_000;

  /** Nanoseconds of the finest unit of {@code timestamp_ns} and {@code timestamptz_ns}. */
  static final int NANOS = 1;

  private static final long MILLIS_PER_DAY = 86_400_000L;
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final long MILLIS_PER_MINUTE = 60_000L;
  private static final long MAX_NANO_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI - 1;

  private final boolean withZone;
  private final int unitNanos;

  TimestampReader(boolean withZone, int unitNanos) {
    this.withZone = withZone;
    this.unitNanos = unitNanos;
  }

  @Override
  public Object read(JsonParser parser, JsonToken token) throws IOException {
    String text = Scalars.text("a timestamp", parser, token);
    IsoText iso =
        new IsoText(
            text,
            withZone
                ? "a timestamp like 2026-01-31T13:45:59.123Z"
                : "a timestamp like 2026-01-31T13:45:59.123 (no offset)");
    long day = iso.date();
    iso.dateTimeSeparator();
    long nanos = iso.timeOfDay();
    int offsetMinutes = withZone ? iso.offsetMinutes() : 0;
    iso.end();
    requireUnit(text, nanos);
    long millis =
        day * MILLIS_PER_DAY + nanos / NANOS_PER_MILLI - offsetMinutes * MILLIS_PER_MINUTE;
    requireRange(text, millis);
    return TimestampData.fromEpochMillis(millis, (int) (nanos % NANOS_PER_MILLI));
  }

  private void requireUnit(String text, long nanos) {
    if (nanos % unitNanos != 0) {
      throw new Refusal("'" + Refusal.shown(text) + "' is finer than a microsecond");
    }
  }

  private void requireRange(String text, long millis) {
    if (millis < IsoText.MIN_DAY * MILLIS_PER_DAY
        || millis >= (IsoText.MAX_DAY + 1) * MILLIS_PER_DAY) {
      throw new Refusal("'" + Refusal.shown(text) + "' is outside of the years 1 to 9999");
    }
    if (unitNanos == NANOS && Math.abs(millis) > MAX_NANO_MILLIS) {
      throw new Refusal(
          "'" + Refusal.shown(text) + "' is outside of the years 1678 to 2261 of nanoseconds");
    }
  }
}
