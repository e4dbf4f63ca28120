package dev.firn.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ways in which an event can be bad. Each spoils an otherwise good sale. */
enum MalformedKind {
  NOT_JSON(good -> "no JSON here".getBytes(StandardCharsets.UTF_8)),
  TRUNCATED(good -> Arrays.copyOf(good, good.length / 2)),
  NOT_AN_OBJECT(good -> "[1, 2, 3]".getBytes(StandardCharsets.UTF_8)),
  EMPTY(good -> new byte[0]),
  TOMBSTONE(good -> null),
  INVALID_UTF_8(MalformedKind::withInvalidUtf8),
  WRONG_TYPE(edit(event -> event.put("quantity", "many"))),
  NOT_A_DAY(edit(event -> event.put("sold_on", "2001-02-30"))),
  NULL_KEY(edit(event -> event.putNull("order_number"))),
  MISSING_KEY(edit(event -> event.remove("item_id"))),
  NULL_VERSION(edit(event -> event.putNull("version"))),
  DECIMAL_OUT_OF_RANGE(edit(event -> event.put("net_paid", 123_456_789))),
  YEAR_30000(edit(event -> event.put("sent_at", "+30000-01-01T00:00:00Z"))),
  UNKNOWN_TABLE(edit(event -> event.put("table", "refunds"))),
  MISSING_TABLE(edit(event -> event.remove("table")));

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Function<byte[], byte @Nullable []> spoil;

  MalformedKind(Function<byte[], byte @Nullable []> spoil) {
    this.spoil = spoil;
  }

  /**
   * The bytes of one bad event; null for a tombstone.
   *
   * @param number makes the key of the sale that is spoiled: a negative one, that no sale has, so
   *     that an event that slips through is noticed
   */
  byte @Nullable [] encode(int number, Instant sentAt) {
    SaleLine line =
        new SaleLine(
            Channel.STORE, -number, -number, null, null, null, null, 1L, null, null, null, null,
            null);
    return spoil.apply(EventJson.sale(line, 1, null, sentAt));
  }

  private static byte[] withInvalidUtf8(byte[] good) {
    byte[] bad = good.clone();
    int inChannel = new String(good, StandardCharsets.UTF_8).indexOf("store");
    bad[inChannel] = (byte) 0xC3;
    return bad;
  }

  private static Function<byte[], byte @Nullable []> edit(Consumer<ObjectNode> change) {
    return good -> {
      try {
        ObjectNode event = (ObjectNode) JSON.readTree(good);
        change.accept(event);
        return JSON.writeValueAsBytes(event);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
