package dev.firn.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.TimestampData;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventDecoderTest {
  private static final int MAX_BYTES = 1_000;

  private static final TablePlan SALES =
      new TablePlan(
          "sales",
          4,
          List.of(
              column("channel", 0, Types.StringType.get(), true),
              column("item", 1, Types.LongType.get(), true),
              column("price", 3, Types.DecimalType.of(7, 2), false)));
  private static final TablePlan STOCK =
      new TablePlan("stock", 1, List.of(column("item", 0, Types.LongType.get(), true)));

  private final EventDecoder routed =
      new EventDecoder(new DecodePlan("table", List.of(SALES, STOCK), MAX_BYTES));

  private static TablePlan.ColumnPlan column(
      String name, int position, Type type, boolean required) {
    return new TablePlan.ColumnPlan(name, position, type, required);
  }

  private static EventDecoder only(Type type) {
    TablePlan plan = new TablePlan("t", 1, List.of(column("c", 0, type, false)));
    return new EventDecoder(new DecodePlan(null, List.of(plan), MAX_BYTES));
  }

  private Decoded decode(String event) {
    return routed.decode(event.getBytes(UTF_8));
  }

  private static RowData row(Decoded decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Row.class);
    return ((Decoded.Row) decoded).data();
  }

  private static String reason(Decoded decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Refused.class);
    return ((Decoded.Refused) decoded).reason();
  }

  private static RowData value(Type type, String json) {
    return row(only(type).decode(("{\"c\":" + json + "}").getBytes(UTF_8)));
  }

  private static String refusal(Type type, String json) {
    return reason(only(type).decode(("{\"c\":" + json + "}").getBytes(UTF_8)));
  }

  @Test
  void readsARowOfTheTableNamedFirst() {
    Decoded decoded =
        decode(
            "{\"table\":\"sales\",\"channel\":\"web\",\"item\":7,\"price\":1.5,\"more\":{\"a\":[1]}}");

    RowData row = row(decoded);
    assertThat(((Decoded.Row) decoded).table()).isEqualTo("sales");
    assertThat(row.getString(0)).hasToString("web");
    assertThat(row.getLong(1)).isEqualTo(7);
    assertThat(row.isNullAt(2)).isTrue();
    assertThat(row.getDecimal(3, 7, 2)).hasToString("1.50");
  }

  @Test
  void readsARowOfTheTableNamedLast() {
    Decoded decoded = decode(" {\"item\":7,\"x\":{\"table\":\"sales\"},\"table\":\"stock\"} ");

    assertThat(row(decoded).getLong(0)).isEqualTo(7);
    assertThat(((Decoded.Row) decoded).table()).isEqualTo("stock");
  }

  @Test
  void readsATableFieldThatIsAColumnToo() {
    TablePlan plan =
        new TablePlan("a", 1, List.of(column("table", 0, Types.StringType.get(), true)));
    EventDecoder decoder = new EventDecoder(new DecodePlan("table", List.of(plan), MAX_BYTES));

    assertThat(row(decoder.decode("{\"table\":\"a\"}".getBytes(UTF_8))).getString(0))
        .hasToString("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no json | the event is not a JSON object in UTF-8",
        "[] | the event is not a JSON object in UTF-8",
        "7 | the event is not a JSON object in UTF-8",
        "{\"table\":\"sales\" | not JSON: Unexpected end-of-input",
        "{\"table\":\"sales\",\"channel\":\"web\",\"item\":1}} | not JSON: Unexpected close marker",
        "{\"table\":\"sales\",\"channel\":\"web\",\"item\":1}{} | something follows the end of the JSON object",
        "{\"table\":\"sales\",\"channel\":\"web\",\"item\":NaN} | not JSON: Non-standard token 'NaN'",
        "{\"table\":\"sales\",\"channel\":\"web\",\"item\":01} | not JSON: Invalid numeric value",
        "{} | the field 'table', which names the table, is missing",
        "{\"item\":1} | the field 'table', which names the table, is missing",
        "{\"table\":null} | the field 'table' names no table: null",
        "{\"table\":5} | the field 'table' names no table: 5",
        "{\"table\":\"x\"} | unknown table 'x', the stream fills [sales, stock]",
        "{\"table\":\"stock\",\"table\":\"sales\",\"item\":1} | the field 'table' comes twice",
        "{\"item\":1,\"table\":\"stock\",\"table\":\"sales\"} | the field 'table' comes twice",
        "{\"table\":\"stock\",\"item\":1,\"item\":2} | stock.item: the field comes twice",
        "{\"table\":\"stock\",\"item\":null,\"item\":2} | stock.item: the field comes twice",
        "{\"table\":\"stock\"} | stock.item: a value is required, found none",
        "{\"table\":\"stock\",\"item\":null} | stock.item: a value is required, found null",
        "{\"table\":\"stock\",\"item\":\"1\"} | stock.item: expected a long, found the string '1'",
        "{\"table\":\"stock\",\"item\":{}} | stock.item: expected a long, found an object",
        "{\"table\":\"stock\",\"item\":[1]} | stock.item: expected a long, found an array",
        "{\"table\":\"stock\",\"item\":true} | stock.item: expected a long, found true",
        "{\"table\":\"stock\",\"item\":1.0} | stock.item: expected a long, found 1.0",
        "{\"table\":\"stock\",\"item\":9223372036854775808} | stock.item: 9223372036854775808 is out of the range of long",
        "{\"table\":\"sales\",\"channel\":\"web\",\"item\":1,\"price\":123456} | sales.price: 123456 is out of the range of decimal(7,2)",
        "{\"table\":\"sales\",\"channel\":\"web\",\"item\":1,\"price\":1.234} | sales.price: 1.234 has more than the 2 decimals of decimal(7,2)",
      })
  void refusesWithAReason(String event, String reason) {
    assertThat(reason(decode(event))).startsWith(reason);
  }

  @Test
  void refusesATombstone() {
    assertThat(reason(routed.decode(null))).isEqualTo("the event is a tombstone, it has no value");
  }

  @Test
  void refusesNothingAtAll() {
    assertThat(reason(routed.decode(new byte[0])))
        .isEqualTo("the event is not a JSON object in UTF-8");
  }

  @Test
  void refusesAnEventThatIsTooLong() {
    byte[] event = ("{\"table\":\"stock\",\"item\":1}" + " ".repeat(MAX_BYTES)).getBytes(UTF_8);

    assertThat(reason(routed.decode(event))).isEqualTo("the event has 1026 bytes, more than 1000");
  }

  @Test
  void refusesOtherEncodings() {
    String event = "{\"table\":\"stock\",\"item\":1}";

    assertThat(routed.decode(event.getBytes(StandardCharsets.UTF_16LE)))
        .isInstanceOf(Decoded.Refused.class);
    assertThat(routed.decode(event.getBytes(StandardCharsets.UTF_16BE)))
        .isInstanceOf(Decoded.Refused.class);
    assertThat(routed.decode(event.getBytes(StandardCharsets.UTF_16)))
        .isInstanceOf(Decoded.Refused.class);
    assertThat(routed.decode(("\uFEFF" + event).getBytes(UTF_8))).isInstanceOf(Decoded.Row.class);
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] event = "{\"c\":\"..\"}".getBytes(UTF_8);
    event[6] = (byte) 0xC3;

    assertThat(reason(only(Types.StringType.get()).decode(event)))
        .startsWith("not JSON: Invalid UTF-8");
  }

  @Test
  void refusesHalfOfASurrogatePair() {
    assertThat(refusal(Types.StringType.get(), "\"a\\ud800b\""))
        .endsWith("holds half of a surrogate pair");
    assertThat(refusal(Types.StringType.get(), "\"a\\udc00\""))
        .endsWith("holds half of a surrogate pair");
    assertThat(value(Types.StringType.get(), "\"\\ud83d\\ude00\"").getString(0)).hasToString("😀");
  }

  @Test
  void cutsLongValuesInReasons() {
    assertThat(refusal(Types.LongType.get(), "\"" + "9".repeat(500) + "\""))
        .hasSizeLessThan(160)
        .contains("(500 characters)");
  }

  @Test
  void readsIntegers() {
    assertThat(value(Types.IntegerType.get(), "-2147483648").getInt(0))
        .isEqualTo(Integer.MIN_VALUE);
    assertThat(value(Types.LongType.get(), "9223372036854775807").getLong(0))
        .isEqualTo(Long.MAX_VALUE);
    assertThat(refusal(Types.IntegerType.get(), "2147483648"))
        .isEqualTo("t.c: 2147483648 is out of the range of int, -2147483648 to 2147483647");
  }

  @Test
  void readsFloatingPointNumbers() {
    assertThat(value(Types.DoubleType.get(), "1e308").getDouble(0)).isEqualTo(1e308);
    assertThat(value(Types.FloatType.get(), "3").getFloat(0)).isEqualTo(3f);
    assertThat(refusal(Types.DoubleType.get(), "1e309"))
        .contains("1e309 is out of the range of double");
    assertThat(refusal(Types.FloatType.get(), "1e39"))
        .contains("1e39 is out of the range of float");
    assertThat(refusal(Types.DoubleType.get(), "\"NaN\"")).contains("expected a double");
  }

  @Test
  void readsDecimalsWithoutRounding() {
    Type type = Types.DecimalType.of(7, 2);

    assertThat(value(type, "\"12345.67\"").getDecimal(0, 7, 2)).hasToString("12345.67");
    assertThat(value(type, "1.5000").getDecimal(0, 7, 2)).hasToString("1.50");
    assertThat(value(type, "1e3").getDecimal(0, 7, 2)).hasToString("1000.00");
    assertThat(value(type, "-99999.99").getDecimal(0, 7, 2)).hasToString("-99999.99");
    assertThat(value(type, "0e999999999").getDecimal(0, 7, 2)).hasToString("0.00");
    assertThat(refusal(type, "1e999999999")).contains("is out of the range of decimal(7,2)");
    assertThat(refusal(type, "1e-999999999")).contains("has more than the 2 decimals");
    assertThat(refusal(type, "\"\"")).contains("expected a decimal");
    assertThat(refusal(type, "\"1,5\"")).contains("expected a decimal");
  }

  @Test
  void readsTheWidestDecimal() {
    String digits = "9".repeat(38);

    assertThat(value(Types.DecimalType.of(38, 0), digits).getDecimal(0, 38, 0)).hasToString(digits);
  }

  @Test
  void readsDates() {
    assertThat(value(Types.DateType.get(), "\"2024-02-29\"").getInt(0))
        .isEqualTo((int) LocalDate.of(2024, 2, 29).toEpochDay());
    assertThat(value(Types.DateType.get(), "\"0001-01-01\"").getInt(0)).isEqualTo(-719162);
    assertThat(value(Types.DateType.get(), "\"9999-12-31\"").getInt(0)).isEqualTo(2932896);
    assertThat(refusal(Types.DateType.get(), "\"2023-02-29\""))
        .isEqualTo("t.c: '2023-02-29' is no day of the calendar");
    assertThat(refusal(Types.DateType.get(), "\"30000-01-01\""))
        .isEqualTo("t.c: '30000-01-01' is outside of the years 1 to 9999");
    assertThat(refusal(Types.DateType.get(), "\"2024-1-1\"")).contains("expected a date like");
    assertThat(refusal(Types.DateType.get(), "\"0000-01-01\""))
        .contains("is no day of the calendar");
    assertThat(refusal(Types.DateType.get(), "19000")).contains("expected a date, found 19000");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T13:45:59Z, 2026-01-31T13:45:59Z",
    "2026-01-31 13:45Z, 2026-01-31T13:45:00Z",
    "2026-01-31T13:45:59.123456+02:00, 2026-01-31T11:45:59.123456Z",
    "2026-01-31T13:45:59.1234560000-0530, 2026-01-31T19:15:59.123456Z",
    "1969-12-31T23:59:59.999999+00, 1969-12-31T23:59:59.999999Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z",
  })
  void readsTimestampsWithZone(String text, Instant instant) {
    TimestampData time =
        value(Types.TimestampType.withZone(), "\"" + text + "\"").getTimestamp(0, 6);

    assertThat(time.toInstant()).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30000-01-01T00:00:00Z | is outside of the years 1 to 9999",
        "+30000-01-01T00:00:00Z | is outside of the years 1 to 9999",
        "-0001-01-01T00:00:00Z | is outside of the years 1 to 9999",
        "0001-01-01T00:00:00+01:00 | is outside of the years 1 to 9999",
        "9999-12-31T23:59:59-01:00 | is outside of the years 1 to 9999",
        "2026-01-31T13:45:59 | expected a timestamp like",
        "2026-01-31 | expected a timestamp like",
        "2026-01-31T24:00:00Z | is no time of the day",
        "2026-01-31T23:59:60Z | is no time of the day",
        "2026-01-31T13:45:59.1234567Z | is finer than a microsecond",
        "2026-01-31T13:45:59.Z | expected a timestamp like",
        "2026-01-31T13:45:59+19:00 | has no offset of a time zone",
        "2026-01-31T13:45:59Z! | expected a timestamp like",
        "yesterday | expected a timestamp like",
      })
  void refusesTimestamps(String text, String reason) {
    assertThat(refusal(Types.TimestampType.withZone(), "\"" + text + "\"")).contains(reason);
  }

  @Test
  void readsTimestampsWithoutZone() {
    Type type = Types.TimestampType.withoutZone();

    assertThat(value(type, "\"2026-01-31T13:45:59.5\"").getTimestamp(0, 6))
        .hasToString("2026-01-31T13:45:59.500");
    assertThat(refusal(type, "\"2026-01-31T13:45:59Z\"")).contains("(no offset)");
  }

  @Test
  void readsNanoseconds() {
    Type type = Types.TimestampNanoType.withZone();

    assertThat(value(type, "\"2026-01-31T13:45:59.123456789Z\"").getTimestamp(0, 9).toInstant())
        .isEqualTo(Instant.parse("2026-01-31T13:45:59.123456789Z"));
    assertThat(refusal(type, "\"1600-01-01T00:00:00Z\"")).contains("of nanoseconds");
  }

  @Test
  void readsEveryOtherType() {
    assertThat(value(Types.BooleanType.get(), "true").getBoolean(0)).isTrue();
    assertThat(value(Types.TimeType.get(), "\"01:02:03.004\"").getInt(0)).isEqualTo(3723004);
    assertThat(refusal(Types.TimeType.get(), "\"01:02:03.0004\""))
        .contains("finer than a millisecond");
    assertThat(value(Types.BinaryType.get(), "\"AQI=\"").getBinary(0)).containsExactly(1, 2);
    assertThat(value(Types.FixedType.ofLength(2), "\"AQI=\"").getBinary(0)).containsExactly(1, 2);
    assertThat(refusal(Types.FixedType.ofLength(3), "\"AQI=\""))
        .contains("expected 3 bytes, found 2");
    assertThat(refusal(Types.BinaryType.get(), "\"?\"")).contains("expected bytes in Base64");
    assertThat(value(Types.UUIDType.get(), "\"00010203-0405-0607-0809-0a0b0c0d0e0f\"").getBinary(0))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    assertThat(refusal(Types.UUIDType.get(), "\"1-2-3-4-5\"")).contains("expected a UUID");
    assertThat(refusal(Types.BooleanType.get(), "1")).contains("expected true or false, found 1");
  }
}
