package dev.firn.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.flink.table.data.DecimalData;
import org.apache.iceberg.types.Types;

/**
 * Decimals: JSON numbers, or strings that hold one (senders whose JSON numbers are floating point).
 * Never rounded. Cost is bounded for any exponent: a value is compared by its digits before it is
 * brought to the column's scale.
 */
final class DecimalReader implements ColumnReader {
  private static final int MAX_DIGITS = 1_000;

  private final int precision;
  private final int scale;

  DecimalReader(Types.DecimalType type) {
    this.precision = type.precision();
    this.scale = type.scale();
  }

  @Override
  public Object read(JsonParser parser, JsonToken token) throws IOException {
    BigDecimal value = number(parser, token);
    if (value.signum() == 0) {
      return DecimalData.zero(precision, scale);
    }
    requireFits(value, parser);
    BigDecimal scaled = value.setScale(scale);
    if (scaled.precision() > precision) {
      throw outOfRange(parser);
    }
    return DecimalData.fromBigDecimal(scaled, precision, scale);
  }

  private BigDecimal number(JsonParser parser, JsonToken token) throws IOException {
    try {
      if (token.isNumeric()) {
        return parser.getDecimalValue();
      }
      if (token == JsonToken.VALUE_STRING && parser.getTextLength() <= MAX_DIGITS) {
        return new BigDecimal(parser.getText());
      }
    } catch (NumberFormatException e) {
      // no number, or an exponent that no decimal has
    }
    throw ColumnReader.wrongType("a decimal", parser, token);
  }

  /** Every value that passes has fewer than 39 digits before the point and few behind it. */
  private void requireFits(BigDecimal value, JsonParser parser) throws IOException {
    long integerDigits = (long) value.precision() - value.scale();
    if (integerDigits > precision - scale) {
      throw outOfRange(parser);
    }
    long surplus = (long) value.scale() - scale;
    if (surplus > 0 && !endsInZeros(value, surplus)) {
      throw new Refusal(
          Refusal.shown(parser.getText()) + " has more than the " + scale + " decimals of " + this);
    }
  }

  private static boolean endsInZeros(BigDecimal value, long zeros) {
    return zeros < value.precision()
        && value.unscaledValue().mod(BigInteger.TEN.pow((int) zeros)).signum() == 0;
  }

  private Refusal outOfRange(JsonParser parser) throws IOException {
    return new Refusal(Refusal.shown(parser.getText()) + " is out of the range of " + this);
  }

  @Override
  public String toString() {
    return "decimal(" + precision + "," + scale + ")";
  }
}
