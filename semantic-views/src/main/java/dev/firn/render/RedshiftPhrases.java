package dev.firn.render;

import dev.firn.semantic.Grain;
import dev.firn.semantic.ValueType;
import org.jooq.Field;
import org.jooq.SQLDialect;

/** Amazon Redshift, which descends from PostgreSQL 8. */
final class RedshiftPhrases implements Phrases {

  private static final int MONTHS_PER_QUARTER = 3;
  private static final int MONTHS_PER_YEAR = 12;
  private static final int DAYS_PER_WEEK = 7;

  @Override
  public SQLDialect dialect() {
    return SQLDialect.POSTGRES;
  }

  @Override
  public String type(ValueType type) {
    return switch (type) {
      case ValueType.Truth _ -> "boolean";
      case ValueType.Whole _ -> "bigint";
      // Without a precision, a decimal of Redshift has no digits after the point.
      case ValueType.Amount(int precision, int scale) ->
          "decimal(" + precision + ", " + scale + ")";
      case ValueType.Quotient _ -> "double precision";
      case ValueType.Text _ -> "varchar(16384)";
      case ValueType.Day _ -> "date";
      case ValueType.Moment _, ValueType.Instant _ -> "timestamp";
    };
  }

  @Override
  public Field<Object> utc(Field<?> instant) {
    return Sql.expression(context -> context.sql('(').visit(instant).sql(" AT TIME ZONE 'UTC')"));
  }

  /** A date is made a moment first, or the time zone of the session would come in. */
  @Override
  public Field<Object> truncated(Field<?> time, Grain grain) {
    Field<Object> moment = cast(time, new ValueType.Moment());
    Field<Object> begin =
        Sql.expression(context ->
            context.sql("DATE_TRUNC('").sql(grain.label()).sql("', ").visit(moment).sql(')'));
    return cast(begin, grain.type());
  }

  @Override
  public Field<Object> later(Field<?> period, Grain grain, int periods) {
    return cast(
        switch (grain) {
          case HOUR -> plus(period, periods + " hours");
          case DAY -> plus(period, periods + " days");
          case WEEK -> plus(period, periods * DAYS_PER_WEEK + " days");
          case MONTH -> months(period, periods);
          case QUARTER -> months(period, periods * MONTHS_PER_QUARTER);
          case YEAR -> months(period, periods * MONTHS_PER_YEAR);
        },
        grain.type());
  }

  /** Redshift's sketch has one precision, finer than any tolerance that is allowed. */
  @Override
  public Field<Object> approximateDistinct(Field<?> value, int tolerancePercent) {
    return Sql.expression(
        context -> context.sql("APPROXIMATE COUNT(DISTINCT ").visit(value).sql(')'));
  }

  private static Field<Object> plus(Field<?> period, String interval) {
    return Sql.expression(
        context -> context.sql('(').visit(period).sql(" + INTERVAL '").sql(interval).sql("')"));
  }

  /** Periods begin on the first of a month, so no day is ever cut to the end of a shorter month. */
  private static Field<Object> months(Field<?> period, int months) {
    return Sql.call("ADD_MONTHS", period, Sql.number(months));
  }
}
