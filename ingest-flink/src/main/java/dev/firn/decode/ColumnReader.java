package dev.firn.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Reads the JSON value of one Iceberg type as Flink's internal form of it. Stateless. */
interface ColumnReader {

  /**
   * Reads the value at the parser, which is not null.
   *
   * @throws Refusal if the value is not of the type
   */
  Object read(JsonParser parser, JsonToken token) throws IOException;

  /** Whether events can carry that type. */
  static boolean supports(Type type) {
    return switch (type.typeId()) {
      case BOOLEAN,
          INTEGER,
          LONG,
          FLOAT,
          DOUBLE,
          DECIMAL,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_NANO,
          STRING,
          UUID,
          FIXED,
          BINARY ->
          true;
      case UNKNOWN, STRUCT, LIST, MAP, VARIANT, GEOMETRY, GEOGRAPHY -> false;
    };
  }

  /**
   * The reader of a type.
   *
   * @throws IllegalArgumentException if the type is not {@linkplain #supports supported}
   */
  static ColumnReader of(Type type) {
    return switch (type.typeId()) {
      case BOOLEAN -> Scalars::bool;
      case INTEGER -> Numbers::int32;
      case LONG -> Numbers::int64;
      case FLOAT -> Numbers::float32;
      case DOUBLE -> Numbers::float64;
      case DECIMAL -> new DecimalReader((Types.DecimalType) type);
      case DATE -> Times::date;
      case TIME -> Times::time;
      case TIMESTAMP ->
          new TimestampReader(
              ((Types.TimestampType) type).shouldAdjustToUTC(), TimestampReader.MICROS);
      case TIMESTAMP_NANO ->
          new TimestampReader(
              ((Types.TimestampNanoType) type).shouldAdjustToUTC(), TimestampReader.NANOS);
      case STRING -> Scalars::string;
      case UUID -> Scalars::uuid;
      case FIXED -> new FixedReader(((Types.FixedType) type).length());
      case BINARY -> Scalars::binary;
      case UNKNOWN, STRUCT, LIST, MAP, VARIANT, GEOMETRY, GEOGRAPHY ->
          throw new IllegalArgumentException("Cannot read events of type " + type);
    };
  }

  /** Refuses a value of another JSON type than the column's. */
  static Refusal wrongType(String expected, JsonParser parser, JsonToken token) throws IOException {
    String found =
        switch (token) {
          case START_OBJECT -> "an object";
          case START_ARRAY -> "an array";
          case VALUE_STRING -> "the string '" + Refusal.shown(parser.getText()) + "'";
          default -> Refusal.shown(parser.getText());
        };
    return new Refusal("expected " + expected + ", found " + found);
  }
}
