package dev.firn.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, there is a row or a reason. Repeat with {@code -Dfirn.test.seed=N}. */
class EventDecoderFuzzTest {
  private static final int EVENTS = 50_000;
  private static final byte[] EVENT =
      """
      {"table":"t","c0":true,"c1":7,"c2":-8,"c3":1.5,"c4":2e3,"c5":"12.34","c6":"2026-01-31",\
      "c7":"12:34:56.789","c8":"2026-01-31T12:34:56.789Z","c9":"2026-01-31T12:34:56","c10":"\\u00e4\\ud83d\\ude00é",\
      "c11":"00010203-0405-0607-0809-0a0b0c0d0e0f","c12":"AQI=","c13":"AQI=","c14":"2026-01-31T12:34:56.789000001Z","x":[{"y":null}]}\
      """
          .getBytes(UTF_8);
  private static final String[] PIECES = {
    "\"",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "null",
    "1e999999999",
    "-",
    "\\u0000",
    "\\ud800",
    "\0",
    "NaN",
    "\"table\":\"t\"",
    "9".repeat(400),
    "\uFEFF",
    "0".repeat(40),
    "Infinity",
    "/*",
    "//",
    "'",
    "\n"
  };

  private final Random random;
  private final long seed;
  private final EventDecoder decoder;

  EventDecoderFuzzTest() {
    seed = Long.getLong("firn.test.seed", System.nanoTime());
    random = new Random(seed);
    List<TablePlan.ColumnPlan> columns = new ArrayList<>();
    for (Type type : types()) {
      columns.add(new TablePlan.ColumnPlan("c" + columns.size(), columns.size(), type, false));
    }
    TablePlan plan = new TablePlan("t", columns.size(), columns);
    decoder = new EventDecoder(new DecodePlan("table", List.of(plan), 100_000));
  }

  private static List<Type> types() {
    return List.of(
        Types.BooleanType.get(),
        Types.IntegerType.get(),
        Types.LongType.get(),
        Types.FloatType.get(),
        Types.DoubleType.get(),
        Types.DecimalType.of(7, 2),
        Types.DateType.get(),
        Types.TimeType.get(),
        Types.TimestampType.withZone(),
        Types.TimestampType.withoutZone(),
        Types.StringType.get(),
        Types.UUIDType.get(),
        Types.BinaryType.get(),
        Types.FixedType.ofLength(2),
        Types.TimestampNanoType.withZone());
  }

  @Test
  void theEventIsARowUnchanged() {
    assertThat(decoder.decode(EVENT)).isInstanceOf(Decoded.Row.class);
  }

  @Test
  void anyBytesGiveARowOrAReason() {
    for (int i = 0; i < EVENTS; i++) {
      byte[] event = random.nextInt(10) == 0 ? garbage() : mutated();
      assertThatCode(() -> check(decoder.decode(event)))
          .as("seed %d, event %s", seed, HexFormat.of().formatHex(event))
          .doesNotThrowAnyException();
    }
  }

  private static void check(Decoded decoded) {
    if (decoded instanceof Decoded.Refused refused) {
      assertThat(refused.reason()).isNotBlank().hasSizeLessThan(400).doesNotContain("\n");
    }
  }

  private byte[] garbage() {
    byte[] event = new byte[random.nextInt(100)];
    random.nextBytes(event);
    if (event.length > 0 && random.nextBoolean()) {
      event[0] = '{';
    }
    return event;
  }

  private byte[] mutated() {
    byte[] event = EVENT.clone();
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      event = random.nextBoolean() ? flipped(event) : spliced(event);
    }
    return event;
  }

  private byte[] flipped(byte[] event) {
    event[random.nextInt(event.length)] = (byte) random.nextInt(256);
    return event;
  }

  private byte[] spliced(byte[] event) {
    byte[] piece = PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8);
    int from = random.nextInt(event.length);
    int to = from + random.nextInt(Math.min(20, event.length - from));
    byte[] changed = new byte[event.length - (to - from) + piece.length];
    System.arraycopy(event, 0, changed, 0, from);
    System.arraycopy(piece, 0, changed, from, piece.length);
    System.arraycopy(event, to, changed, from + piece.length, event.length - to);
    return changed;
  }
}
