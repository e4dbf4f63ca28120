package dev.firn.bench.stream;

import dev.firn.replay.SaleKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One version of one sale. All of its columns follow from its number and its version, so that a row
 * can be checked by itself.
 *
 * @param number of the key, from 0; also the order number
 * @param version from 1
 */
record Upsert(int number, int version, Instant sentAt) {
  private static final String[] CHANNELS = {"store", "catalog", "web"};

  /** The condition that holds for a row of such an upsert, in Trino's SQL. */
  static final String IS_RIGHT =
      """
      channel = element_at(ARRAY['store', 'catalog', 'web'], CAST(order_number % 3 AS integer) + 1)
      AND item_id = order_number % 18000 + 1
      AND customer_id = order_number % 100000
      AND quantity = CAST((order_number + version * 7) % 100 AS integer) + 1
      AND sales_price = CAST(quantity AS decimal(7, 2))
      AND (returned_on IS NOT NULL) = (version > 1)\
      """;

  SaleKey key() {
    return new SaleKey(channel(), number, number % 18_000 + 1L);
  }

  private String channel() {
    return CHANNELS[number % CHANNELS.length];
  }

  byte[] keyBytes() {
    return Integer.toString(number).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The event as the reference stream takes it. */
  byte[] json() {
    int quantity = (int) ((number + version * 7L) % 100) + 1;
    StringBuilder json = new StringBuilder(400);
    json.append("{\"table\":\"sales\",\"channel\":\"").append(channel());
    json.append("\",\"order_number\":").append(number);
    json.append(",\"item_id\":").append(number % 18_000 + 1);
    json.append(",\"version\":").append(version);
    json.append(",\"sold_on\":\"2002-0").append(number % 9 + 1).append("-11\"");
    json.append(",\"customer_id\":").append(number % 100_000);
    json.append(",\"store_id\":").append(number % 12 + 1);
    json.append(",\"promotion_id\":").append(number % 300 + 1);
    json.append(",\"quantity\":").append(quantity);
    json.append(",\"sales_price\":").append(quantity).append(".00");
    json.append(",\"net_paid\":").append(number % 9_973).append(".25");
    json.append(",\"tax\":").append(number % 89).append(".08");
    json.append(",\"net_profit\":-").append(number % 997).append(".50");
    if (version > 1) {
      json.append(",\"returned_on\":\"2002-1").append(version % 3).append("-05\"");
      json.append(",\"return_quantity\":").append(quantity);
      json.append(",\"return_amount\":").append(number % 997).append(".10");
    }
    json.append(",\"sent_at\":\"").append(sentAt).append("\"}");
    return json.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
