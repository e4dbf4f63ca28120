package dev.firn.semantic;

import java.util.Optional;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** The type of a column or of a measure, as far as every target has one with the same values. */
public sealed interface ValueType {

  /** Decimals of every target have at most as many digits. */
  int MAX_PRECISION = 38;

  /** True or false. */
  record Truth() implements ValueType {}

  /** A whole number of 64 bits. */
  record Whole() implements ValueType {}

  /** An exact decimal number. */
  record Amount(int precision, int scale) implements ValueType {

    /** The widest decimal with that many digits after the point: what sums are made of. */
    public static Amount widest(int scale) {
      return new Amount(MAX_PRECISION, scale);
    }
  }

  /** The quotient of two numbers, in 64-bit floating point. */
  record Quotient() implements ValueType {}

  /** A text; blanks at its end do not count. */
  record Text() implements ValueType {}

  /** A calendar day. */
  record Day() implements ValueType {}

  /** A date and a time of day without a zone, to the microsecond. */
  record Moment() implements ValueType {}

  /** A point in time; seen as a {@link Moment} in UTC. */
  record Instant() implements ValueType {}

  /** What a column of a table is; empty for a type that the targets do not agree on. */
  static Optional<ValueType> of(Type type) {
    return switch (type.typeId()) {
      case BOOLEAN -> Optional.of(new Truth());
      case INTEGER, LONG -> Optional.of(new Whole());
      case DECIMAL -> Optional.of(amount((Types.DecimalType) type));
      case STRING -> Optional.of(new Text());
      case DATE -> Optional.of(new Day());
      case TIMESTAMP -> Optional.of(moment((Types.TimestampType) type));
      default -> Optional.empty();
    };
  }

  /** Whether values can be added. */
  default boolean isNumber() {
    return this instanceof Whole || this instanceof Amount;
  }

  /** Whether values lie on a calendar. */
  default boolean isTime() {
    return this instanceof Day || this instanceof Moment || this instanceof Instant;
  }

  private static ValueType amount(Types.DecimalType type) {
    return new Amount(type.precision(), type.scale());
  }

  private static ValueType moment(Types.TimestampType type) {
    return type.shouldAdjustToUTC() ? new Instant() : new Moment();
  }
}
