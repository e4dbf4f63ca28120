package dev.firn.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Dates and times of day in ISO 8601. */
final class Times {
  private static final int NANOS_PER_MILLI = 1_000_000;

  private Times() {}

  /** Days since 1970-01-01. */
  static Object date(JsonParser parser, JsonToken token) throws IOException {
    String text = Scalars.text("a date", parser, token);
    IsoText iso = new IsoText(text, "a date like 2026-01-31");
    long day = iso.date();
    iso.end();
    return (int) day;
  }

  /** Milliseconds of the day: Flink's form of a time of day holds no more. */
  static Object time(JsonParser parser, JsonToken token) throws IOException {
    String text = Scalars.text("a time of day", parser, token);
    IsoText iso = new IsoText(text, "a time of day like 13:45:59.123");
    long nanos = iso.timeOfDay();
    iso.end();
    if (nanos % NANOS_PER_MILLI != 0) {
      throw new Refusal("'" + Refusal.shown(text) + "' is finer than a millisecond");
    }
    return (int) (nanos / NANOS_PER_MILLI);
  }
}
