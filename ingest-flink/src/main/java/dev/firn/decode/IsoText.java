package dev.firn.decode;

import java.time.LocalDate;

/**
 * Reads ISO 8601 text from left to right, in its extended format, without a garbage object for each
 * part: a timestamp is in every event.
 */
final class IsoText {
  static final long MIN_DAY = LocalDate.of(1, 1, 1).toEpochDay();
  static final long MAX_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int MAX_FRACTION = 9;
  private static final int MAX_OFFSET_HOURS = 18;
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private final String text;
  private final String expected;
  private int at;

  /**
   * @param expected what the text should be, for the reason of a refusal
   */
  IsoText(String text, String expected) {
    this.text = text;
    this.expected = expected;
  }

  /** Days since 1970-01-01 of {@code yyyy-MM-dd}, year 1 to 9999. */
  long date() {
    requireYearOfFourDigits();
    int year = digits(4);
    character('-');
    int month = digits(2);
    character('-');
    int day = digits(2);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
      throw new Refusal("'" + Refusal.shown(text) + "' is no day of the calendar");
    }
    return LocalDate.of(year, month, day).toEpochDay();
  }

  /** The {@code T} between a date and a time; a space will do. */
  void dateTimeSeparator() {
    if (at < text.length() && (text.charAt(at) == 'T' || text.charAt(at) == ' ')) {
      at++;
    } else {
      throw malformed();
    }
  }

  /** Nanoseconds of the day of {@code HH:mm}, {@code HH:mm:ss} or {@code HH:mm:ss.fraction}. */
  long timeOfDay() {
    int hour = digits(2);
    character(':');
    int minute = digits(2);
    int second = 0;
    long nanos = 0;
    if (follows(':')) {
      second = digits(2);
      nanos = follows('.') ? fraction() : 0;
    }
    if (hour > 23 || minute > 59 || second > 59) {
      throw new Refusal("'" + Refusal.shown(text) + "' is no time of the day");
    }
    return ((hour * 60L + minute) * 60 + second) * NANOS_PER_SECOND + nanos;
  }

  /** Minutes east of UTC of {@code Z}, {@code +HH:mm}, {@code +HHmm} or {@code +HH}. */
  int offsetMinutes() {
    if (follows('Z') || follows('z')) {
      return 0;
    }
    boolean west = follows('-');
    if (!west) {
      character('+');
    }
    int hours = digits(2);
    int minutes = follows(':') || at < text.length() ? digits(2) : 0;
    if (hours > MAX_OFFSET_HOURS || minutes > 59) {
      throw new Refusal("'" + Refusal.shown(text) + "' has no offset of a time zone");
    }
    return (west ? -1 : 1) * (hours * 60 + minutes);
  }

  /** Requires that nothing is left. */
  void end() {
    if (at != text.length()) {
      throw malformed();
    }
  }

  private void requireYearOfFourDigits() {
    int digits = 0;
    int start = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    while (start + digits < text.length() && isDigit(text.charAt(start + digits))) {
      digits++;
    }
    boolean dash = start + digits < text.length() && text.charAt(start + digits) == '-';
    if (dash && digits >= 4 && (digits > 4 || start == 1)) {
      throw new Refusal("'" + Refusal.shown(text) + "' is outside of the years 1 to 9999");
    }
  }

  private long fraction() {
    long nanos = 0;
    int digits = 0;
    while (at < text.length() && isDigit(text.charAt(at))) {
      int digit = text.charAt(at++) - '0';
      if (++digits <= MAX_FRACTION) {
        nanos = nanos * 10 + digit;
      } else if (digit != 0) {
        throw new Refusal("'" + Refusal.shown(text) + "' is finer than a nanosecond");
      }
    }
    if (digits == 0) {
      throw malformed();
    }
    for (int i = digits; i < MAX_FRACTION; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  private int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++, at++) {
      if (at >= text.length() || !isDigit(text.charAt(at))) {
        throw malformed();
      }
      value = value * 10 + text.charAt(at) - '0';
    }
    return value;
  }

  private boolean follows(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void character(char c) {
    if (!follows(c)) {
      throw malformed();
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int daysOf(int year, int month) {
    return month == 2 && java.time.Year.isLeap(year) ? 29 : DAYS[month - 1];
  }

  private Refusal malformed() {
    return new Refusal("expected " + expected + ", found '" + Refusal.shown(text) + "'");
  }
}
