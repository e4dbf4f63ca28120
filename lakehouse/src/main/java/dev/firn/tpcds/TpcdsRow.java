package dev.firn.tpcds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.JulianFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One generated row, read by column name. TPC-DS leaves out values at random, except in keys, so
 * that most columns may be null.
 */
public final class TpcdsRow {
  private final TpcdsColumns columns;
  private final List<@Nullable String> values;

  TpcdsRow(TpcdsColumns columns, List<@Nullable String> values) {
    this.columns = columns;
    this.values = values;
  }

  /** The value as generated, null if the generator left it out. */
  public @Nullable String text(String column) {
    return values.get(columns.position(column));
  }

  /** A whole number, null if left out. */
  public @Nullable Long number(String column) {
    String text = text(column);
    return text == null ? null : Long.valueOf(text);
  }

  /** A whole number that TPC-DS never leaves out. */
  public long key(String column) {
    Long number = number(column);
    if (number == null) {
      throw new IllegalStateException("Cannot read a TPC-DS row: key '" + column + "' is null");
    }
    return number;
  }

  /** A decimal with the scale of its column, null if left out. */
  public @Nullable BigDecimal decimal(String column) {
    String text = text(column);
    return text == null ? null : new BigDecimal(text);
  }

  /** A day that the row refers to by key: TPC-DS keys of days are Julian day numbers. */
  public @Nullable LocalDate dayByKey(String column) {
    Long julianDay = number(column);
    return julianDay == null ? null : LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, julianDay);
  }
}
