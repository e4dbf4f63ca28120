package dev.firn.render;

import dev.firn.semantic.Grain;
import dev.firn.semantic.Target;
import dev.firn.semantic.ValueType;
import org.jooq.Field;
import org.jooq.SQLDialect;

/** What the targets say differently. */
interface Phrases {

  /** How a target speaks. */
  static Phrases of(Target target) {
    return switch (target) {
      case TRINO, ATHENA -> new TrinoPhrases();
      case REDSHIFT -> new RedshiftPhrases();
    };
  }

  /** The nearest that jOOQ knows, for structure, quoting and literals. */
  SQLDialect dialect();

  /** Name of a type. */
  String type(ValueType type);

  /** The date and time in UTC of a point in time. */
  Field<Object> utc(Field<?> instant);

  /** The beginning of the step of the calendar that a date or a moment lies in. */
  Field<Object> truncated(Field<?> time, Grain grain);

  /** The beginning of a later step, from the beginning of an earlier one. */
  Field<Object> later(Field<?> period, Grain grain, int periods);

  /**
   * About how many different values there are.
   *
   * @param tolerancePercent how far two targets may be apart
   */
  Field<Object> approximateDistinct(Field<?> value, int tolerancePercent);

  /** The value in a type. */
  default Field<Object> cast(Field<?> value, ValueType type) {
    return Sql.cast(value, type(type));
  }

  /** The value in floating point. */
  default Field<Object> floating(Field<?> value) {
    return cast(value, new ValueType.Quotient());
  }

  /**
   * A quotient in floating point. Quotients of decimals have another scale in every target, and
   * those of whole numbers are cut off.
   */
  default Field<Object> quotient(Field<?> dividend, Field<?> divisor) {
    Field<Object> notZero = Sql.call("NULLIF", divisor, Sql.number(0));
    return Sql.operation(floating(dividend), "/", floating(notZero));
  }
}
