package dev.firn.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The bytes of events that no table can hold: each spoils an otherwise good sale. */
final class MalformedEvent {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MalformedEvent() {}

  /**
   * The bytes of one bad event; null for a tombstone.
   *
   * @param number makes the key of the sale that is spoiled: a negative one, that no sale has, so
   *     that an event that slips through is noticed
   */
  static byte @Nullable [] encode(MalformedKind kind, int number, Instant sentAt) {
    byte[] good = EventJson.sale(sale(-number), 1, null, sentAt);
    return switch (kind) {
      case NOT_JSON -> "no JSON here".getBytes(StandardCharsets.UTF_8);
      case TRUNCATED -> Arrays.copyOf(good, good.length / 2);
      case NOT_AN_OBJECT -> "[1, 2, 3]".getBytes(StandardCharsets.UTF_8);
      case EMPTY -> new byte[0];
      case TOMBSTONE -> null;
      case INVALID_UTF_8 -> withInvalidUtf8(good);
      case WRONG_TYPE -> edit(good, event -> event.put("quantity", "many"));
      case NOT_A_DAY -> edit(good, event -> event.put("sold_on", "2001-02-30"));
      case NULL_KEY -> edit(good, event -> event.putNull("order_number"));
      case MISSING_KEY -> edit(good, event -> event.remove("item_id"));
      case NULL_VERSION -> edit(good, event -> event.putNull("version"));
      case DECIMAL_OUT_OF_RANGE -> edit(good, event -> event.put("net_paid", 123_456_789));
      case YEAR_30000 -> edit(good, event -> event.put("sent_at", "+30000-01-01T00:00:00Z"));
      case UNKNOWN_TABLE -> edit(good, event -> event.put("table", "refunds"));
      case MISSING_TABLE -> edit(good, event -> event.remove("table"));
    };
  }

  private static SaleLine sale(long key) {
    return new SaleLine(
        Channel.STORE, key, key, null, null, null, null, 1L, null, null, null, null, null);
  }

  private static byte[] withInvalidUtf8(byte[] good) {
    byte[] bad = good.clone();
    bad[new String(good, StandardCharsets.UTF_8).indexOf("store")] = (byte) 0xC3;
    return bad;
  }

  private static byte[] edit(byte[] good, Consumer<ObjectNode> change) {
    try {
      ObjectNode event = (ObjectNode) JSON.readTree(good);
      change.accept(event);
      return JSON.writeValueAsBytes(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
