package dev.firn.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.firn.replay.SaleLine.SaleReturn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Events as flat JSON objects: the columns of the table, and field {@code table} names it. */
final class EventJson {
  private static final JsonFactory JSON = new JsonFactory();

  private EventJson() {}

  static byte[] sale(SaleLine line, int version, @Nullable SaleReturn returned, Instant sentAt) {
    return object(json -> {
      json.writeStringField("table", "sales");
      json.writeStringField("channel", line.channel().label());
      json.writeNumberField("order_number", line.orderNumber());
      json.writeNumberField("item_id", line.itemId());
      json.writeNumberField("version", version);
      writeDay(json, "sold_on", line.soldOn());
      writeNumber(json, "customer_id", line.customerId());
      writeNumber(json, "store_id", line.storeId());
      writeNumber(json, "promotion_id", line.promotionId());
      writeNumber(json, "quantity", line.quantity());
      writeDecimal(json, "sales_price", line.salesPrice());
      writeDecimal(json, "net_paid", line.netPaid());
      writeDecimal(json, "tax", line.tax());
      writeDecimal(json, "net_profit", line.netProfit());
      if (returned != null) {
        writeDay(json, "returned_on", returned.returnedOn());
        writeNumber(json, "return_quantity", returned.quantity());
        writeDecimal(json, "return_amount", returned.amount());
      }
      json.writeStringField("sent_at", sentAt.toString());
    });
  }

  static byte[] count(InventoryCount count, Instant sentAt) {
    return object(json -> {
      json.writeStringField("table", "inventory");
      json.writeNumberField("warehouse_id", count.warehouseId());
      json.writeNumberField("item_id", count.itemId());
      writeDay(json, "counted_on", count.countedOn());
      writeNumber(json, "quantity_on_hand", count.quantityOnHand());
      json.writeStringField("sent_at", sentAt.toString());
    });
  }

  private static byte[] object(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(384);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeDay(JsonGenerator json, String name, @Nullable LocalDate value)
      throws IOException {
    json.writeStringField(name, value == null ? null : value.toString());
  }

  private static void writeNumber(JsonGenerator json, String name, @Nullable Long value)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }

  private static void writeDecimal(JsonGenerator json, String name, @Nullable BigDecimal value)
      throws IOException {
    json.writeNumberField(name, value);
  }

  /** Writes the fields of one object. */
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }
}
