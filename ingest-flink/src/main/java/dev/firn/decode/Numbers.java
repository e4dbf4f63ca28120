package dev.firn.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Integers and floating point numbers: JSON numbers only, never rounded to fit a range. */
final class Numbers {
  private Numbers() {}

  static Object int32(JsonParser parser, JsonToken token) throws IOException {
    requireInteger("an int", parser, token);
    if (parser.getNumberType() != JsonParser.NumberType.INT) {
      throw new Refusal(
          Refusal.shown(parser.getText())
              + " is out of the range of int, -2147483648 to 2147483647");
    }
    return parser.getIntValue();
  }

  static Object int64(JsonParser parser, JsonToken token) throws IOException {
    requireInteger("a long", parser, token);
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw new Refusal(
          Refusal.shown(parser.getText())
              + " is out of the range of long, -9223372036854775808 to 9223372036854775807");
    }
    return parser.getLongValue();
  }

  static Object float32(JsonParser parser, JsonToken token) throws IOException {
    requireNumber("a float", parser, token);
    float value = Float.parseFloat(parser.getText());
    if (Float.isInfinite(value)) {
      throw new Refusal(
          Refusal.shown(parser.getText())
              + " is out of the range of float, up to "
              + Float.MAX_VALUE);
    }
    return value;
  }

  static Object float64(JsonParser parser, JsonToken token) throws IOException {
    requireNumber("a double", parser, token);
    double value = parser.getDoubleValue();
    if (Double.isInfinite(value)) {
      throw new Refusal(
          Refusal.shown(parser.getText())
              + " is out of the range of double, up to "
              + Double.MAX_VALUE);
    }
    return value;
  }

  private static void requireInteger(String expected, JsonParser parser, JsonToken token)
      throws IOException {
    if (token != JsonToken.VALUE_NUMBER_INT) {
      throw ColumnReader.wrongType(expected, parser, token);
    }
  }

  private static void requireNumber(String expected, JsonParser parser, JsonToken token)
      throws IOException {
    if (!token.isNumeric()) {
      throw ColumnReader.wrongType(expected, parser, token);
    }
  }
}
