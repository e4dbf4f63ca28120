package dev.firn.render;

import dev.firn.semantic.Grain;
import dev.firn.semantic.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jooq.Field;
import org.jooq.SQLDialect;

/** Trino, and Athena, whose engine is a Trino. */
final class TrinoPhrases implements Phrases {

  /** A tolerance covers that many standard errors of the estimate. */
  private static final int STANDARD_ERRORS = 3;

  private static final int PERCENT = 100;
  private static final int ERROR_SCALE = 4;

  @Override
  public SQLDialect dialect() {
    return SQLDialect.TRINO;
  }

  @Override
  public String type(ValueType type) {
    return switch (type) {
      case ValueType.Truth _ -> "boolean";
      case ValueType.Whole _ -> "bigint";
      case ValueType.Amount(int precision, int scale) ->
          "decimal(" + precision + ", " + scale + ")";
      case ValueType.Quotient _ -> "double";
      case ValueType.Text _ -> "varchar";
      case ValueType.Day _ -> "date";
      case ValueType.Moment _, ValueType.Instant _ -> "timestamp(6)";
    };
  }

  @Override
  public Field<Object> utc(Field<?> instant) {
    Field<Object> inUtc =
        Sql.expression(context -> context.visit(instant).sql(" AT TIME ZONE 'UTC'"));
    return cast(inUtc, new ValueType.Moment());
  }

  @Override
  public Field<Object> truncated(Field<?> time, Grain grain) {
    Field<Object> begin =
        Sql.expression(context ->
            context.sql("date_trunc('").sql(grain.label()).sql("', ").visit(time).sql(')'));
    return cast(begin, grain.type());
  }

  @Override
  public Field<Object> later(Field<?> period, Grain grain, int periods) {
    return Sql.expression(context ->
        context
            .sql("date_add('")
            .sql(grain.label())
            .sql("', ")
            .sql(Integer.toString(periods))
            .sql(", ")
            .visit(period)
            .sql(')'));
  }

  @Override
  public Field<Object> approximateDistinct(Field<?> value, int tolerancePercent) {
    String standardError =
        BigDecimal.valueOf(tolerancePercent)
            .divide(
                BigDecimal.valueOf((long) STANDARD_ERRORS * PERCENT),
                ERROR_SCALE,
                RoundingMode.DOWN)
            .toPlainString();
    return Sql.expression(context ->
        context.sql("approx_distinct(").visit(value).sql(", ").sql(standardError).sql(')'));
  }
}
